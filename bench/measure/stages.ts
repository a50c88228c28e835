import { readFileSync } from 'node:fs'
import { importOurs, type Ours } from '../ours.ts'
import { rotated } from './candidates.ts'
import type { Answer, StagesJob, Timing } from './job.ts'
import { sample, sinkValue } from './sample.ts'
import type { Stage } from './stage-names.ts'
import { warmUp } from './warm-up.ts'

const encoder = new TextEncoder()

/** Like the cold pass, but step by step. `html` is all of `toHtml`; `ipynb` is `toIpynb` of the same notebook. */
export async function measureStages(job: StagesJob): Promise<Answer> {
  if (job.code === undefined) return { about: {}, timings: [], checks: [], parts: [], sink: 0 }
  const ours = await importOurs(job.code)
  warmUp([{ name: 'stages', run: (text) => runStages(ours, text, (_, run) => run()) }], job)
  const timings: Timing[] = []
  const start = Math.floor((job.inputs.length * job.pass) / job.passes)
  for (const input of rotated(job.inputs, start)) {
    runStages(ours, readFileSync(input.path, 'utf8'), (name, run) => {
      let result = run
      const cost = sample(() => {
        const value = run()
        result = () => value
        return value
      })
      timings.push({ input: input.id, name, ...cost })
      return result()
    })
  }
  return { about: {}, timings, checks: [], parts: [], sink: sinkValue() }
}

type RunStage = <T>(name: Stage, run: () => T) => T

function runStages(ours: Ours, text: string, stage: RunStage): void {
  const notebook = stage('parse', () => ours.fromIpynb(text))
  const ready = stage('transforms', () => ours.applyTransforms(notebook, ours.defaultTransforms))
  const page = stage('html', () => ours.toHtml(ready))
  stage('encode', () => encoder.encode(page))
  stage('ipynb', () => ours.toIpynb(ready))
}
