// What threads gain: npm run build && npm run bench:threads [-- FOLDER]
//
// Exports the notebooks of a folder (default: the fixtures, several times) to HTML with one thread and with two,
// alternately, once the threads are warm. The ratio is of the medians; it means nothing while the machine is busy.
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repositoryPath } from '../test/support/shared.ts'

const ROUNDS = 7
/** Both engines have to compile first, and do so on the second core. */
const WARM_UP = 6
const MEGABYTES = 30

const { createExportPool } = (await import(
  pathToFileURL(repositoryPath('dist/node/index.js')).href
)) as typeof import('../src/node/index.ts')

const notebooks = notebooksIn(process.argv[2] ?? repositoryPath('fixtures'))
const size = notebooks.reduce((sum, { length }) => sum + length, 0)
const times = Math.max(1, Math.round((MEGABYTES * 1e6) / size))
const pools = [createExportPool({ workers: 1 }), createExportPool({ workers: 2 })]
const taken: number[][] = [[], []]
const worked: number[][] = [[], []]

for (let round = -WARM_UP; round < ROUNDS; round++)
  for (const [index, pool] of pools.entries()) {
    const start = performance.now()
    const cpu = process.cpuUsage()
    for await (const _ of pool.exportAll(inputs()));
    const { user, system } = process.cpuUsage(cpu)
    if (round < 0) continue
    taken[index]!.push((performance.now() - start) / 1_000)
    worked[index]!.push((user + system) / 1e6)
  }
await Promise.all(pools.map((pool) => pool.close()))

const [one, two] = taken.map(median) as [number, number]
console.log(`${notebooks.length * times} notebooks, ${((size * times) / 1e6).toFixed(0)} MB`)
console.log(
  `1 thread ${one.toFixed(2)} s, 2 threads ${two.toFixed(2)} s: ${(one / two).toFixed(2)} × as fast`,
)
console.log(
  `CPU time of all threads: ${worked.map((times) => `${median(times).toFixed(2)} s`).join(' and ')}`,
)
console.log(`${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)} with this`)

function notebooksIn(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ipynb'))
    .sort()
    .map((name) => readFileSync(join(folder, name)))
}

function* inputs() {
  for (let time = 0; time < times; time++)
    for (const notebook of notebooks) yield { bytes: new Uint8Array(notebook), format: 'html' as const }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}
