import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromTaskRun, type Notebook, PlatenError, parseTaskRun, type TaskRunOutput } from '../../src/index.ts'
import { detectSource, fromAny } from '../../src/sources/from-any.ts'
import { goldenCases } from '../golden/cases.ts'
import { leaves, textOf, withoutColours } from './leaves.ts'

// What must hold for every payload of these systems, and for what it becomes when somebody alters it.

const SYSTEMS = [
  'papermill',
  'jupyter-messages',
  'airflow',
  'dagster',
  'prefect',
  'databricks',
  'oracle-aidp',
]
const cases = goldenCases
  .filter(({ input }) => !input.endsWith('.ipynb'))
  .map((golden) => ({ ...golden, text: readFileSync(golden.input, 'utf8') }))
  .map((golden) => ({
    ...golden,
    system: detectSource(golden.text, { name: golden.input.slice(golden.input.lastIndexOf('/') + 1) }) ?? '',
  }))
  .filter(({ system }) => SYSTEMS.includes(system))

/**
 * What is shown as what it means, or is named as lost: encodings, `%md`, headers and channels of messages, what
 * `clear_output` cleared.
 */
const NOT_KEPT: Readonly<Record<string, RegExp>> = {
  'jupyter-messages': /\/(?:header|parent_header|transient)\/|\/channel$|\/execution_state$/,
  databricks: /\/views\/\d+\/content$|\/cells\/0\/source\/0$/,
  'oracle-aidp': /\/data\/\d+\/value$/,
  prefect: /^\/artifacts\/7\/data$/,
}

/** Without what JSON and Python put around them, colours, and how groups of a log are marked. */
function wordsOf(text: string): readonly string[] {
  const words = withoutColours(text).replace(/::(?:end)?group::/g, ' ')
  return words.toLowerCase().split(/[^\p{L}\p{N}]+/u)
}

function values(text: string): readonly unknown[] {
  const whole = tryParse(text)
  return whole === undefined ? text.split('\n').flatMap((line) => tryParse(line) ?? []) : [whole]
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readable(notebook: Notebook): string {
  const tracebacks = notebook.cells.flatMap((cell) =>
    cell.cell_type !== 'code'
      ? []
      : cell.outputs.flatMap((output) =>
          output.output_type === 'error' && 'traceback' in output
            ? [(output.traceback as string[]).join('\n')]
            : [],
        ),
  )
  return withoutColours([...[...leaves(notebook)].map(([, leaf]) => String(leaf)), ...tracebacks].join('\n'))
}

describe.each(cases)('fixtures/$name ($system)', ({ text, system }) => {
  const run = fromAny(text)
  // Levels of logs are shown in upper case.
  const inNotebook = readable(fromTaskRun(run)).toLowerCase()
  const inRun = withoutColours(`${textOf(run)}\n${JSON.stringify(run)}`).toLowerCase()

  it('is a valid run', () => {
    expect(parseTaskRun(run)).toEqual(run)
    expect(run.meta.system).toBe(system)
  })

  it('keeps every word', () => {
    const parsed = values(text)
    if (parsed.length === 0) {
      const words = text.includes('__DATABRICKS') ? [] : wordsOf(text)
      for (const word of words) expect(inNotebook).toContain(word)
    }
    for (const [pointer, leaf] of parsed.flatMap((value) => [...leaves(value)])) {
      if (typeof leaf !== 'string' || NOT_KEPT[system]?.test(pointer) || leaf === 'thrown away\n') continue
      for (const word of wordsOf(leaf)) {
        expect.soft(inRun.includes(word), `in the run: ${pointer} ${word}`).toBe(true)
        expect.soft(inNotebook.includes(word), `in the notebook: ${pointer} ${word}`).toBe(true)
      }
    }
  })
})

const MARK = 'zqxmark'
/** Of these, no text may be lost wherever it stands. */
const LOSSLESS = new Set(['papermill', 'airflow', 'dagster', 'prefect'])

const anything = fc.oneof(
  fc.constantFrom<unknown>(MARK, ` ${MARK}\n\u0000`, [MARK], { [MARK]: 1 }, { a: { b: [MARK] } }, [[MARK]]),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    '',
    '\u0000',
    0,
    -1,
    1e300,
    [],
    {},
    [[]],
    [null],
    '__proto__',
    { type: {} },
    { path: [1] },
  ),
  fc.string({ unit: 'binary' }),
)

type Path = readonly (string | number)[]

function paths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, item]) => paths(item, [...path, key]))]
}

function replaced(value: unknown, path: Path, by: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return by
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === String(key) ? replaced(item, rest, by) : item))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? replaced(item, rest, by) : item]),
  )
}

describe('altered payloads', () => {
  const jsonCases = cases.flatMap(({ text, system }) => {
    const value = tryParse(text)
    return value === undefined ? [] : [{ system, value, places: paths(value) }]
  })

  it('become valid runs or PlatenErrors', () => {
    const altered = fc.constantFrom(...jsonCases).chain(({ system, value, places }) =>
      fc
        .array(fc.tuple(fc.constantFrom(...places), anything), { minLength: 1, maxLength: 4 })
        .map((changes) => ({
          system,
          value: changes.reduce<unknown>((result, [path, by]) => replaced(result, path, by), value),
        })),
    )
    fc.assert(
      fc.property(altered, fc.boolean(), ({ system, value }, isNamed) => {
        const run = checkRun(JSON.stringify(value), isNamed ? system : undefined)
        if (run === undefined || !LOSSLESS.has(run.meta.system)) return
        const isMarked = [...leaves(value)].some(([, leaf]) => String(leaf).includes(MARK))
        if (isMarked && !readable(fromTaskRun(run)).toLowerCase().includes(MARK))
          throw new Error('A text is lost.')
      }),
      { numRuns: 1_500 },
    )
  })

  it('may be cut off or garbled anywhere', () => {
    const cut = fc.constantFrom(...cases).chain(({ text, system }) =>
      fc.tuple(fc.nat(text.length), fc.string({ unit: 'binary', maxLength: 20 })).map(([at, junk]) => ({
        system,
        text: text.slice(0, at) + junk,
        whole: text.slice(0, at) + junk + text.slice(at),
      })),
    )
    fc.assert(
      fc.property(cut, ({ text, whole, system }) => {
        checkRun(text, undefined)
        checkRun(text, system)
        checkRun(whole, system)
      }),
      { numRuns: 700 },
    )
  })

  it('any JSON is refused by a PlatenError or read, by every one of these', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(...SYSTEMS), (text, system) => void checkRun(text, system)),
      { numRuns: 1_000 },
    )
  })
})

function checkRun(text: string, from: string | undefined): TaskRunOutput | undefined {
  try {
    const run = fromAny(text, from === undefined ? {} : { from })
    expect(parseTaskRun(run).version).toBe(1)
    fromTaskRun(run)
    return run
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    return undefined
  }
}
