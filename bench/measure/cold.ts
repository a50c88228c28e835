import { readFileSync } from 'node:fs'
import { loadCandidates, rotated } from './candidates.ts'
import type { Answer, ColdJob, Timing } from './job.ts'
import { sample, sinkValue } from './sample.ts'
import { warmUp } from './warm-up.ts'

/** One pass: every notebook once by every candidate, one after the other before the next notebook. */
export async function measureCold(job: ColdJob): Promise<Answer> {
  const candidates = await loadCandidates(job.code)
  warmUp(
    candidates.map(({ name, render }) => ({ name, run: render })),
    job,
  )
  const timings: Timing[] = []
  const start = Math.floor((job.inputs.length * job.pass) / job.passes)
  for (const [index, input] of rotated(job.inputs, start).entries()) {
    const text = readFileSync(input.path, 'utf8')
    for (const { name, render, forget } of rotated(candidates, index + job.pass)) {
      forget?.()
      timings.push({ input: input.id, name, ...sample(() => render(text)) })
    }
  }
  const about = Object.fromEntries(candidates.map(({ name, about }) => [name, about]))
  return { about, timings, checks: [], parts: [], sink: sinkValue() }
}
