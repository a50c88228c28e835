import { readFileSync } from 'node:fs'
import type { WarmUp } from './job.ts'

export interface Runner {
  readonly name: string
  run(ipynb: string): unknown
}

/**
 * Runs everything on notebooks that are not measured, in turns, until each has had its share of CPU time: V8 then
 * has compiled what it will compile, and no cache knows the notebooks to come.
 */
export function warmUp(runners: readonly Runner[], { training, warmUp: budget }: WarmUp): void {
  const texts = training.map((input) => readFileSync(input.path, 'utf8'))
  const left = new Map(runners.map((runner) => [runner, budget]))
  while (left.size > 0) {
    for (const text of texts) {
      for (const [runner, budgetLeft] of left) {
        const before = process.cpuUsage()
        runner.run(text)
        const { user, system } = process.cpuUsage(before)
        const rest = budgetLeft - (user + system) / 1000
        if (rest > 0) left.set(runner, rest)
        else left.delete(runner)
      }
    }
  }
}
