import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A few files at a time on 127.0.0.1, and a canary to which every other host name leads. */
export interface PageServers {
  readonly canaryPort: number
  /** Serves these files and no others from now on; returns their addresses, new ones each time. */
  serve(files: readonly ServedFile[]): string[]
  /** Serves one more beside them; returns its address. */
  add(file: ServedFile): string
  close(): Promise<void>
}

export interface ServedFile {
  readonly body: string
  /** Default `text/html; charset=utf-8`. */
  readonly type?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
}

export interface ServerEvents {
  /** A request that reached a server: everything but the page itself. */
  onHit(what: string): void
  /** A report of the browser about its Content-Security-Policy, sent to {@link REPORT_PATH}. */
  onReport(body: string): void
}

export const REPORT_PATH = '/csp-report'

/**
 * Counts where it counts: a browser's own list of requests also has those its policy stopped, a server only those
 * that got out.
 */
export async function startPageServers(events: ServerEvents): Promise<PageServers> {
  let files = new Map<string, ServedFile>()
  let count = 0

  const pages = createServer((request, response) => {
    const file = request.method === 'GET' ? files.get(request.url ?? '') : undefined
    if (file) {
      response.writeHead(200, {
        ...file.headers,
        'content-type': file.type ?? 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      })
      response.end(file.body)
    } else if (request.url === REPORT_PATH) {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        events.onReport(body)
        response.writeHead(204).end()
      })
    } else {
      // Chromium asks for this one by itself.
      if (request.url !== '/favicon.ico') events.onHit(`${request.method} ${request.url}`)
      response.writeHead(404).end()
    }
  })

  const canary = createServer((request, response) => {
    events.onHit(`${request.method} http://${request.headers.host}${request.url}`)
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/plain' }).end()
  })
  canary.on('upgrade', (request, socket) => {
    events.onHit(`${request.headers.upgrade} ${request.headers.host}${request.url}`)
    socket.destroy()
  })
  // https: and wss: begin with a TLS greeting, which is no HTTP. That it came is all we need to know.
  canary.on('clientError', (error: Error & { rawPacket?: Buffer }, socket: Socket) => {
    if (error.rawPacket?.[0] === TLS_HANDSHAKE) events.onHit(`TLS ${serverName(error.rawPacket)}`)
    socket.destroy()
  })

  await Promise.all([listen(pages), listen(canary)])
  const origin = `http://127.0.0.1:${port(pages)}`
  const add = (file: ServedFile) => {
    const path = `/report/${++count}.html`
    files.set(path, file)
    return origin + path
  }
  return {
    canaryPort: port(canary),
    serve(served) {
      files = new Map()
      return served.map(add)
    },
    add,
    async close() {
      await Promise.all([close(pages), close(canary)])
    },
  }
}

const TLS_HANDSHAKE = 0x16

/** The host a TLS greeting is for (RFC 6066, section 3), found by the shape of its extension; for messages only. */
function serverName(hello: Buffer): string {
  for (let i = 0; i + 9 < hello.length; i++) {
    if (hello.readUInt16BE(i) !== 0) continue
    const length = hello.readUInt16BE(i + 2)
    const name = hello.readUInt16BE(i + 7)
    if (length !== name + 5 || hello.readUInt16BE(i + 4) !== name + 3 || hello[i + 6] !== 0) continue
    return hello.toString('latin1', i + 9, i + 9 + name)
  }
  return 'somewhere'
}

function port(server: Server): number {
  return (server.address() as AddressInfo).port
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
