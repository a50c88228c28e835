import { AREAS } from './pathological/index.ts'

// Runs one case at one size and answers with the CPU time it took, all threads together. A process of its own, so
// that a hang is a deadline missed and not a run that never ends.

interface Task {
  readonly area: string
  readonly name: string
  readonly size: number
}

process.on('message', ({ area, name, size }: Task) => {
  const prepared = AREAS.find((one) => one.name === area)
    ?.cases.find((one) => one.name === name)
    ?.prepare(size)
  if (prepared === undefined) throw new Error(`there is no case ${area}: ${name}`)
  let problem: string | undefined
  const before = process.cpuUsage()
  try {
    prepared.run()
  } catch (error) {
    problem = error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error)
  }
  const { user, system } = process.cpuUsage(before)
  process.send?.({ milliseconds: (user + system) / 1_000, problem })
})
