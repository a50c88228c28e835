import type { IncomingMessage } from 'node:http'
import type { LookupFunction } from 'node:net'
import { readFailed } from '../file-error.ts'

/** What a server answered. */
export type Answer =
  | { readonly kind: 'content'; readonly data: Uint8Array }
  | { readonly kind: 'redirect'; readonly location: string }

export interface RequestOptions {
  readonly lookup: LookupFunction
  readonly maxBytes: number
  readonly signal: AbortSignal
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * One GET request, without cookies, referrer or the proxy of the environment. Redirects are not followed.
 *
 * @throws PlatenError `READ_FAILED` for any answer but 200 and a redirect, for one that is compressed, and beyond
 *   `maxBytes`; and what the network throws
 */
export async function request(url: URL, { lookup, maxBytes, signal }: RequestOptions): Promise<Answer> {
  // Loaded only where something is fetched.
  const { Agent, request: send } = await (url.protocol === 'http:'
    ? import('node:http')
    : import('node:https'))
  // Of its own: connections are not kept, and no other part of the program has changed it.
  const agent = new Agent({ keepAlive: false })
  const headers = { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'platen' }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = send(url, { agent, lookup, headers, signal, maxHeaderSize: 16_384 }, resolve)
    sent.on('error', reject)
    sent.end()
  })
  try {
    return await readAnswer(response, maxBytes)
  } finally {
    response.destroy()
    agent.destroy()
  }
}

async function readAnswer(response: IncomingMessage, maxBytes: number): Promise<Answer> {
  const { statusCode = 0, headers } = response
  if (REDIRECTS.has(statusCode) && headers.location !== undefined)
    return { kind: 'redirect', location: headers.location }
  if (statusCode !== 200)
    throw readFailed(`the server answered ${statusCode}`, 'Check that the address still leads to the image.')
  const encoding = headers['content-encoding'] ?? 'identity'
  // Nobody asked for it, and a little of it can become a lot.
  if (encoding.trim().toLowerCase() !== 'identity')
    throw readFailed('the server compressed it unasked', 'Store the image beside the notebook.')
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return { kind: 'content', data: Buffer.concat(chunks, size) }
}

function tooLarge(maxBytes: number) {
  return readFailed(`it has more than ${maxBytes} bytes`, 'Raise maxBytes, or store a smaller image.')
}
