#!/usr/bin/env node
import { reportFailure } from './failure.ts'
import { run } from './run.ts'
import { isBrokenPipe } from './write-out.ts'

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

// Half-written files are removed as the process exits; a signal alone would end it without.
for (const [signal, code] of Object.entries(SIGNALS)) {
  process.on(signal, () => {
    // The line that says what is under way would run into the shell's prompt.
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K')
    process.exit(code)
  })
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (!isBrokenPipe(error)) process.exitCode = 1
  })
}

// What is thrown in an event, where nobody waits for it.
process.on('uncaughtException', (error) => {
  process.exit(reportFailure(process.stderr, 'platen', error, Boolean(process.env.PLATEN_DEBUG)))
})

const code = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
})
process.exitCode ||= code
