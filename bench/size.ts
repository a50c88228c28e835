// What large notebooks cost: npm run build && npm run bench:size [-- MEGABYTES]
//
// Each export is a process of its own over dist/. Memory is the most it ever had resident (VmHWM, so Linux only), once
// as it is and once beyond what it had before the notebook. CPU time is user and system, of all threads.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Shape, writeLargeNotebook } from '../test/support/large-notebook.ts'
import { repositoryPath } from '../test/support/shared.ts'

const HEAP = 256
const IN_MEMORY = 40

interface Measured {
  readonly size: number
  readonly peak: number
  readonly before: number
  readonly cpu: number
  readonly wall: number
}

const module = (path: string) => JSON.stringify(pathToFileURL(repositoryPath('dist', path)).href)

const SETUP = `
  import { readFileSync } from 'node:fs'
  import { applyTransforms, defaultTransforms, fromIpynb, toHtmlBytes, toIpynb } from ${module('index.js')}
  import { exportNotebookFile } from ${module('node/index.js')}
  const [input, output] = process.argv.slice(-2)
  const memory = (key) => Number(new RegExp(key + ':\\\\s*(\\\\d+)').exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
  toHtmlBytes(fromIpynb('{"cells": [{"cell_type": "code", "source": "a = 1", "outputs": []}], "nbformat": 4}'))
  const before = memory('VmRSS')
  const start = process.cpuUsage()
  const began = performance.now()
`
const REPORT = `
  const cpu = process.cpuUsage(start)
  console.log(JSON.stringify({
    size, before, peak: memory('VmHWM'), cpu: (cpu.user + cpu.system) / 1e6, wall: (performance.now() - began) / 1e3,
  }))
`
const WAYS = {
  streamed: `const { size } = await exportNotebookFile(input, output)`,
  toHtmlBytes: `const size = toHtmlBytes(applyTransforms(fromIpynb(readFileSync(input)), defaultTransforms)).length`,
  toIpynb: `const size = toIpynb(applyTransforms(fromIpynb(readFileSync(input)), defaultTransforms)).length`,
} as const

function measure(way: keyof typeof WAYS, input: string, output: string, heap?: number): Measured {
  const code = SETUP + WAYS[way] + REPORT
  const args = ['--input-type=module', '-e', code, '--', input, output]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    heap === undefined ? args : [`--max-old-space-size=${heap}`, ...args],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

function print(what: string, input: string, { peak, before, cpu, wall }: Measured): void {
  const megabytes = statSync(input).size / 2 ** 20
  const cells = [
    what.padEnd(34),
    `${megabytes.toFixed(0).padStart(4)} MiB in`,
    `${peak.toFixed(0).padStart(5)} MiB resident`,
    `${((peak - before) / megabytes).toFixed(2).padStart(6)} × the file`,
    `${cpu.toFixed(1).padStart(6)} s CPU`,
    `${wall.toFixed(1).padStart(6)} s`,
  ]
  console.log(cells.join('  '))
}

const folder = mkdtempSync(join(tmpdir(), 'platen-size-'))
try {
  const megabytes = Number(process.argv[2] ?? 500)
  const input = join(folder, 'a.ipynb')
  for (const shape of ['images', 'cells'] satisfies Shape[]) {
    writeLargeNotebook(input, shape, megabytes * 1e6)
    for (const format of ['html', 'ipynb'])
      print(
        `${shape}, ${HEAP} MB heap, ${format}`,
        input,
        measure('streamed', input, join(folder, `a.${format}`), HEAP),
      )
    writeLargeNotebook(input, shape, IN_MEMORY * 1e6)
    for (const way of ['toHtmlBytes', 'toIpynb'] as const)
      print(`${shape}, in memory, ${way}`, input, measure(way, input, ''))
  }
} finally {
  rmSync(folder, { recursive: true })
}
