import { readFileSync } from 'node:fs'
import type { Candidate } from '../candidate.ts'
import { loadCandidates, rotated } from './candidates.ts'
import type { Answer, Timing, WarmJob } from './job.ts'
import { sample, sinkValue } from './sample.ts'
import { warmUp } from './warm-up.ts'

/** A sample lasts at least this long in milliseconds: short runs are repeated within one. */
const SHORTEST_SAMPLE = 2
const MOST_REPEATS = 500

/** Each notebook many times, candidates in turns. */
export async function measureWarm(job: WarmJob): Promise<Answer> {
  const candidates = await loadCandidates(job.code)
  warmUp(
    candidates.map(({ name, render }) => ({ name, run: render })),
    job,
  )
  const timings: Timing[] = []
  for (const input of job.inputs) {
    const text = readFileSync(input.path, 'utf8')
    const repeats = new Map(candidates.map((candidate) => [candidate, repeatsFor(candidate, text)]))
    for (let round = 0; round < job.samples; round++) {
      for (const candidate of rotated(candidates, round)) {
        const cost = sample(() => candidate.render(text), repeats.get(candidate))
        timings.push({ input: input.id, name: candidate.name, ...cost })
      }
    }
  }
  const about = Object.fromEntries(candidates.map(({ name, about }) => [name, about]))
  return { about, timings, checks: [], parts: [], sink: sinkValue() }
}

function repeatsFor(candidate: Candidate, text: string): number {
  candidate.render(text)
  const { cpu } = sample(() => candidate.render(text))
  return Math.min(MOST_REPEATS, Math.max(1, Math.ceil(SHORTEST_SAMPLE / Math.max(cpu, 0.001))))
}
