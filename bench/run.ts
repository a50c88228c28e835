import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildWorkers, findCode, type Workers } from './build.ts'
import { describeEnvironment, readLoad } from './environment.ts'
import { corpusInputs, fixtureInputs, generatedInputs, hasCorpus, matches, trainingInputs } from './inputs.ts'
import type { Input } from './measure/job.ts'
import { type Options, parseOptions, USAGE } from './options.ts'
import { type CoreResult, measureCore, type Shared } from './parts/core.ts'
import { measureMemory } from './parts/memory.ts'
import { measurePeers, PEERS_EVERY } from './parts/peers.ts'
import { measureScaling } from './parts/scaling.ts'
import { measureStart } from './parts/start.ts'
import { BENCH, RESULTS, ROOT, SCRATCH } from './paths.ts'
import { printComparison } from './report/compare.ts'
import { printResult } from './report/print.ts'
import { printProfile } from './report/profile.ts'
import type { Result } from './report/result.ts'
import { runJob } from './run-job.ts'

const MODES = {
  cold: 'JIT warm, content caches cold',
  unseen: 'JIT warm, but the notebooks never met before',
  warm: 'everything warm',
}

const options = readOptions()
if (options.help) process.stdout.write(USAGE)
else await main(options).catch(fail)

function readOptions(): Options {
  try {
    return parseOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    process.exit(2)
  }
}

function fail(error: unknown): void {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function main(options: Options): Promise<void> {
  if (!existsSync(join(BENCH, 'node_modules', 'katex'))) {
    throw new Error('The naive pipeline needs its libraries: run `npm ci --prefix bench` first.')
  }
  const loadBefore = readLoad()
  rmSync(SCRATCH, { recursive: true, force: true })
  mkdirSync(SCRATCH, { recursive: true })
  const baseline = options.baseline === undefined ? undefined : readResult(options.baseline)
  const workers = await buildWorkers()
  const code = await findCode(options.from)
  const { inputs, notes } = await collectInputs(options, code?.folder)
  const shared: Shared = {
    worker: workers.jobs,
    lanes: workers.lanes,
    code: code?.folder,
    training: trainingInputs(),
    warmUp: options.quick ? 1000 : 4000,
    progress,
  }

  const core = options.parts.has('core') ? await measureCore(options, inputs, shared) : undefined
  const parts = await measureParts(options, inputs, shared, workers)
  const measured: CoreResult = core?.result ?? { about: {}, sets: [], stages: [], functions: [], notes: [] }
  const result: Result = {
    format: 1,
    date: new Date().toISOString(),
    code: code?.label ?? 'none of ours',
    mode: MODES[options.caches],
    samples: options.samples,
    environment: describeEnvironment(loadBefore),
    ...measured,
    ...parts,
    notes: [...notes, ...measured.notes],
  }
  report(options, result, baseline)
  if (options.profile && code && core) await profile(core.good, shared)
}

type Parts = Pick<Result, 'peers' | 'scaling' | 'start' | 'memory'>

async function measureParts(
  { parts, quick, only }: Options,
  inputs: readonly Input[],
  shared: Shared,
  workers: Workers,
): Promise<Parts> {
  const { code, progress } = shared
  // Real notebooks say most; the generated ones stand in where there are none.
  const ordinary = inputs.filter(({ set }) => set === 'ordinary')
  const real = [
    ...ordinary.filter((_, index) => index % PEERS_EVERY === 0),
    ...inputs.filter(({ set }) => set === 'heavy'),
  ]
  const compared = only.length > 0 || real.length === 0 ? inputs : real
  const passes = quick ? 1 : 3
  const peersJob = {
    inputs: compared,
    passes,
    worker: workers.lanes,
    code,
    progress,
  }
  if (parts.has('start')) progress('start')
  return {
    ...(parts.has('start') && { start: measureStart(quick ? 7 : 25) }),
    ...(parts.has('memory') && { memory: await measureMemory(shared, quick ? 1 : 3) }),
    ...(parts.has('scaling') && {
      scaling: await measureScaling(shared, { quick, rounds: 3 }),
    }),
    ...(parts.has('peers') && { peers: await measurePeers(peersJob) }),
  }
}

async function collectInputs(
  options: Options,
  code: string | undefined,
): Promise<{ inputs: Input[]; notes: string[] }> {
  if (options.corpus === true && !hasCorpus) throw new Error('There is no corpus at ../shared/corpus.')
  const fixtures = await fixtureInputs(code)
  const corpus = options.corpus === false ? [] : corpusInputs()
  const all = [...generatedInputs(), ...fixtures.inputs, ...corpus]
  const wanted = all.filter(
    (input) => options.only.length === 0 || options.only.some((text) => matches(input, text)),
  )
  if (wanted.length === 0) throw new Error('No notebook matches --only.')
  return { inputs: wanted, notes: fixtures.skipped.map((text) => `fixture left out: ${text}`) }
}

function report(options: Options, result: Result, baseline: Result | undefined): void {
  const file = join(RESULTS, `${result.date.replaceAll(':', '-').slice(0, 19)}.json`)
  const json = `${JSON.stringify(result, null, 1)}\n`
  writeFileSync(file, json)
  const comparison = baseline ? `\n${printComparison(baseline, result)}` : ''
  const text = `${printResult(result)}${comparison}\nSaved as ${relative(ROOT, file)}\n`
  if (options.json) process.stdout.write(json)
  const stream = options.json ? process.stderr : process.stdout
  stream.write(`\n${text}`)
}

async function profile(inputs: readonly Input[], { worker, code, training, warmUp }: Shared): Promise<void> {
  for (const set of new Set(inputs.map((input) => input.set))) {
    progress(`profiling ${set}`)
    const file = join(RESULTS, `${set}.cpuprofile`)
    const members = inputs.filter((input) => input.set === set)
    await runJob(worker, { kind: 'profile', inputs: members, interval: 200, file, code, training, warmUp })
    process.stderr.write(`\n${printProfile(set, file, code ?? '')}\n`)
  }
}

function readResult(path: string): Result {
  const result = JSON.parse(readFileSync(path, 'utf8')) as Result
  if (result.format !== 1) throw new Error(`${path} is not a saved run of this benchmark.`)
  return result
}

function progress(text: string): void {
  process.stderr.write(`bench: ${text}\n`)
}
