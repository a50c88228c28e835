import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildWorker, findCode } from './build.ts'
import { CANDIDATE_NAMES, YARDSTICKS } from './candidate.ts'
import { describeEnvironment, readLoad } from './environment.ts'
import { corpusInputs, fixtureInputs, generatedInputs, hasCorpus, matches, trainingInputs } from './inputs.ts'
import type { Input, Timing } from './measure/job.ts'
import { STAGES } from './measure/stage-names.ts'
import { type Options, parseOptions, USAGE } from './options.ts'
import { BENCH, RESULTS, ROOT, SCRATCH } from './paths.ts'
import { printComparison } from './report/compare.ts'
import { printResult } from './report/print.ts'
import { printProfile } from './report/profile.ts'
import type { FunctionScore, Result } from './report/result.ts'
import { type LeftOut, leftOut, type SetData, type SetScore, scoreSet } from './report/scores.ts'
import { runJob } from './run-job.ts'
import { summarize } from './stats.ts'

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
  const worker = await buildWorker()
  const code = await findCode(options.from)
  const { inputs, notes } = await collectInputs(options, code?.folder)

  const warmUp = options.quick ? 1000 : 4000
  const shared = { code: code?.folder, training: trainingInputs(), warmUp }
  progress(`checking ${inputs.length} notebooks`)
  const { about, checks } = await runJob(worker, { kind: 'verify', inputs, code: code?.folder })
  const failed = leftOut(checks)
  const good = without(inputs, failed)

  const timings = await measure(options, worker, good, shared)
  const stageTimings = options.stages && code ? await measureStages(options, worker, good, shared) : []
  const functions = options.stages && code ? await measureFunctions(options, worker, good, shared, notes) : []
  const sizes = new Map(good.map((input) => [input.id, statSync(input.path).size]))
  const score = (list: readonly Timing[], names: readonly string[]): SetScore[] =>
    [...new Set(inputs.map((input) => input.set))].flatMap((set) => {
      const ofSet = (item: { input: string }) => item.input.startsWith(`${set}/`)
      const members = good.filter((input) => input.set === set)
      const data: SetData = {
        set,
        inputs: members,
        sizes,
        checks,
        timings: list,
        leftOut: failed.filter(ofSet),
      }
      return members.length === 0 ? [] : [scoreSet(data, names, YARDSTICKS)]
    })
  const result: Result = {
    format: 1,
    date: new Date().toISOString(),
    code: code?.label ?? 'none of ours',
    mode: options.caches === 'cold' ? 'JIT warm, content caches cold' : 'everything warm',
    samples: options.samples,
    about,
    environment: describeEnvironment(loadBefore),
    sets: score(timings, CANDIDATE_NAMES),
    stages: stageTimings.length > 0 ? score(stageTimings, STAGES) : [],
    functions,
    notes,
  }
  report(options, result, baseline)
  if (options.profile && code) await profile(worker, good, shared)
}

function without(inputs: readonly Input[], failed: readonly LeftOut[]): Input[] {
  const out = new Set(failed.map(({ input }) => input))
  return inputs.filter(({ id }) => !out.has(id))
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

interface Shared {
  readonly code: string | undefined
  readonly training: readonly Input[]
  readonly warmUp: number
}

async function measure(
  options: Options,
  worker: string,
  inputs: readonly Input[],
  shared: Shared,
): Promise<Timing[]> {
  if (options.caches === 'warm') {
    progress('measuring')
    const answer = await runJob(worker, { kind: 'warm', inputs, samples: options.samples, ...shared })
    return [...answer.timings]
  }
  return passes(options, 'pass', (pass) =>
    runJob(worker, { kind: 'cold', inputs, pass, passes: options.samples, ...shared }),
  )
}

function measureStages(
  options: Options,
  worker: string,
  inputs: readonly Input[],
  shared: Shared,
): Promise<Timing[]> {
  return passes(options, `${STAGES.length} stages, pass`, (pass) =>
    runJob(worker, { kind: 'stages', inputs, pass, passes: options.samples, ...shared }),
  )
}

/** These reach inside `toHtml`, where names change: a run is not lost because one did. */
async function measureFunctions(
  { samples }: Options,
  worker: string,
  inputs: readonly Input[],
  { code, warmUp }: Shared,
  notes: string[],
): Promise<FunctionScore[]> {
  const scores: FunctionScore[] = []
  try {
    for (const set of new Set(inputs.map((input) => input.set))) {
      progress(`functions on ${set}`)
      const members = inputs.filter((input) => input.set === set)
      const { parts } = await runJob(worker, { kind: 'functions', inputs: members, samples, code, warmUp })
      for (const { samples: cpu, ...part } of parts) scores.push({ set, ...part, cpu: summarize(cpu) })
    }
  } catch (error) {
    notes.push(`The functions could not be measured: ${String(error)}`)
  }
  return scores
}

/** One after the other: two at once would slow each other down. */
async function passes(
  { samples }: Options,
  what: string,
  run: (pass: number) => Promise<{ readonly timings: readonly Timing[] }>,
): Promise<Timing[]> {
  const timings: Timing[] = []
  for (let pass = 0; pass < samples; pass++) {
    progress(`${what} ${pass + 1} of ${samples}`)
    timings.push(...(await run(pass)).timings)
  }
  return timings
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

async function profile(worker: string, inputs: readonly Input[], shared: Shared): Promise<void> {
  for (const set of new Set(inputs.map((input) => input.set))) {
    progress(`profiling ${set}`)
    const file = join(RESULTS, `${set}.cpuprofile`)
    const members = inputs.filter((input) => input.set === set)
    await runJob(worker, { kind: 'profile', inputs: members, interval: 200, file, ...shared })
    process.stderr.write(`\n${printProfile(set, file, shared.code ?? '')}\n`)
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
