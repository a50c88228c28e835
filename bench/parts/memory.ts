import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateNotebook, type Shape } from '../generate/notebook.ts'
import { generateScaled } from '../generate/scaled.ts'
import { SCRATCH } from '../paths.ts'
import { nodeLane } from '../peers/peers.ts'
import type { MemoryScore } from '../report/memory.ts'
import { summarize } from '../stats.ts'
import type { Shared } from './core.ts'
import { peakOf } from './scaling.ts'

const MEGABYTES = 40
const CANDIDATES = ['floor', 'naive', 'ours', 'ours, in chunks', 'ours, from file to file'] as const

/** The peak of a process that renders one notebook of 40 MB, of several kinds, and does nothing else. */
export async function measureMemory(
  { lanes, code, progress }: Shared,
  rounds: number,
): Promise<MemoryScore[]> {
  const scores: MemoryScore[] = []
  for (const [kind, make] of KINDS) {
    progress(`memory, ${MEGABYTES} MB, ${kind}`)
    const folder = join(SCRATCH, 'memory')
    mkdirSync(folder, { recursive: true })
    const path = join(folder, 'large.ipynb')
    writeFileSync(path, make())
    const { size } = statSync(path)
    for (const name of CANDIDATES) {
      if (code === undefined && name.startsWith('ours')) continue
      const peaks: number[] = []
      let page = 0
      for (let round = 0; round < rounds; round++) {
        const { peak, idle, bytes } = await peakOf(nodeLane(lanes, name, code), path)
        peaks.push(peak - idle)
        page = bytes
      }
      const beyondNode = summarize(peaks)
      scores.push({ kind, name, bytes: size, page, beyondNode, timesSize: beyondNode.median / size })
    }
    rmSync(path)
  }
  return scores
}

const KINDS: readonly (readonly [string, () => string])[] = [
  ['mixed cells', () => ofSize('mixed', 500)],
  ['images', () => ofSize('image', 100)],
  ['long text', () => generateScaled('bytes', 1000 * MEGABYTES, 5)],
]

/** As many cells as it takes, judged by how large a few of them are. */
function ofSize(shape: Shape, tried: number): string {
  const { length } = generateNotebook(shape, tried, 5)
  return generateNotebook(shape, Math.round((tried * MEGABYTES * 1e6) / length), 5)
}
