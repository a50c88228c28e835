import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that reached the server. */
export interface Hit {
  readonly url: string
  readonly cookie: string | undefined
}

export interface Answer {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Sites {
  readonly port: number
  readonly hits: Hit[]
  /** What is answered at these addresses (`http://host/path`); everything else is not found. */
  answer(answers: Readonly<Record<string, Answer>>): void
  close(): Promise<void>
}

/** One server for every host name, for a Chromium that is told to find all of them there. */
export async function startSites(): Promise<Sites> {
  const known = new Map<string, Answer>()
  const hits: Hit[] = []
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host}${request.url}`
    // Chromium asks for this one by itself.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end()
    hits.push({ url, cookie: request.headers.cookie })
    const answer = known.get(url)
    response.writeHead(answer ? 200 : 404, { ...answer?.headers }).end(answer?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    hits,
    answer(answers) {
      for (const [url, answer] of Object.entries(answers)) known.set(url, answer)
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
