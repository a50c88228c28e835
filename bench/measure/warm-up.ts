import { readFileSync } from 'node:fs'
import type { WarmUp } from './job.ts'

export interface Runner {
  readonly name: string
  run(ipynb: string): unknown
}

/**
 * Runs everything in turns, until each has had its share of CPU time and met all notebooks as often as it should: V8 then
 * has compiled what it will compile.
 */
export function warmUp(runners: readonly Runner[], { training, warmUp: budget, rounds = 0 }: WarmUp): void {
  const texts = training.map((input) => readFileSync(input.path, 'utf8'))
  const left = new Map(runners.map((runner) => [runner, budget]))
  for (let round = 1; left.size > 0; round++) {
    for (const text of texts) {
      for (const [runner, budgetLeft] of left) {
        const before = process.cpuUsage()
        runner.run(text)
        const { user, system } = process.cpuUsage(before)
        const rest = budgetLeft - (user + system) / 1000
        if (rest > 0) left.set(runner, rest)
        else if (round > rounds) left.delete(runner)
        else left.set(runner, 0)
      }
    }
  }
}
