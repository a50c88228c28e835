import { readFileSync, writeFileSync } from 'node:fs'
import { type Profiler, Session } from 'node:inspector/promises'
import { loadOurs } from '../ours.ts'
import type { Answer, ProfileJob } from './job.ts'
import { warmUp } from './warm-up.ts'

/** Runs ours over all inputs under V8's sampling profiler and writes a .cpuprofile. */
export async function profileOurs(job: ProfileJob): Promise<Answer> {
  if (job.code === undefined) return { about: {}, timings: [], checks: [], parts: [], sink: 0 }
  const { name, render } = await loadOurs(job.code)
  warmUp([{ name, run: render }], job)
  const texts = job.inputs.map((input) => readFileSync(input.path, 'utf8'))
  const profile = await profiled(job.interval, () => {
    for (const text of texts) render(text)
  })
  writeFileSync(job.file, JSON.stringify(profile))
  return { about: {}, timings: [], checks: [], parts: [], sink: 0 }
}

async function profiled(interval: number, run: () => void): Promise<Profiler.Profile> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval })
  await session.post('Profiler.start')
  run()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return profile
}
