import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { loadServer } from './load.ts'
import type { Hello, Reply, Request } from './protocol.ts'
import type { Server } from './server.ts'

// The process of one candidate: plain Node and plain JavaScript. Arguments: the candidate's name, our build's folder.
const idle = residentPeak()
const answers = createWriteStream('', { fd: 3 })
const [name = '', ...rest] = process.argv.slice(2)
const server = await loadServer(name, rest)
const loaded = residentPeak()
say({ about: server.about })
for await (const line of createInterface({ input: process.stdin })) {
  say(
    await perform(server, JSON.parse(line) as Request).catch((error: unknown) => ({ error: String(error) })),
  )
}

async function perform(server: Server, request: Request): Promise<Reply> {
  switch (request.op) {
    case 'warm':
      await warm(server, request)
      return {}
    case 'page': {
      const page = await server.page(request.path)
      writeFileSync(request.out, page)
      return { bytes: page.length }
    }
    case 'time':
      return server.time(request.path)
    case 'peak': {
      const page = await server.page(request.path)
      return { bytes: page.length, peak: { idle, loaded, peak: residentPeak() } }
    }
  }
}

async function warm(server: Server, { paths, budget }: Extract<Request, { op: 'warm' }>): Promise<void> {
  let used = 0
  while (used < budget) {
    for (const path of paths) {
      // Half a millisecond for what fails: it must not run for ever.
      used += await server.time(path).then(
        ({ cpu }) => Math.max(cpu, 0.5),
        () => 0.5,
      )
      if (used >= budget) return
    }
  }
}

/**
 * The high-water mark of this program's own memory. Linux's `ru_maxrss` would begin with the peak of the process that
 * forked us, so it serves only where there is no /proc.
 */
function residentPeak(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))!
    return Number(kilobytes) * 1024
  } catch {
    return process.resourceUsage().maxRSS * 1024
  }
}

function say(message: Reply | Hello): void {
  answers.write(`${JSON.stringify(message)}\n`)
}
