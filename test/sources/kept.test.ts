import { readFileSync } from 'node:fs'
import { decodeXML } from 'entities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromTaskRun, type Notebook, PlatenError, parseTaskRun } from '../../src/index.ts'
import { detectSource, fromAny } from '../../src/sources/index.ts'
import { type GoldenCase, goldenCases } from '../golden/cases.ts'
import { FULL } from '../support/requires.ts'
import { leaves, textOf, withoutColours } from './leaves.ts'

// What holds for every payload in fixtures/, and for what it becomes when somebody alters it.

/** What an adapter says that it does not take over. */
const NAMED_AS_LOST: ReadonlyMap<string, RegExp> = new Map([
  ['dbt', /^\/manifest\//],
  // Milliseconds as text, which come out as a date.
  ['huawei-drs', /^\/job\/logs\/\d+\/create_time$/],
  // Its words are; its lines are taken apart.
  ['github-actions', /^\/log$/],
])
/** How GitHub marks groups in a log; they are drawn. */
const WORDS_NAMED_AS_LOST = /^(?:end)?group$/
/** Those whose payloads are what they say, not text within text. */
const SYSTEMS = new Set([
  'dbt',
  'great-expectations',
  'github-actions',
  'huawei-drs',
  'junit',
  'log',
  'markdown',
  'mlflow',
  'table',
  'vmware-sddc',
])

const cases = goldenCases
  .filter(({ input }) => !input.endsWith('.ipynb'))
  .map((golden) => ({ ...golden, system: detectSource(readFileSync(golden.input), hint(golden)) ?? '' }))
  .filter(({ system }) => SYSTEMS.has(system))
const jsonCases = cases.filter(({ input }) => input.endsWith('.json'))

function hint({ input }: GoldenCase): { name: string } {
  return { name: input.slice(input.lastIndexOf('/') + 1) }
}

/** All there is to read in a notebook and its metadata, tracebacks as one text. */
function readable(notebook: Notebook): string {
  const tracebacks = notebook.cells.flatMap((cell) =>
    cell.cell_type !== 'code'
      ? []
      : cell.outputs.flatMap((output) =>
          output.output_type === 'error' && 'traceback' in output && Array.isArray(output.traceback)
            ? output.traceback.join('\n')
            : [],
        ),
  )
  return withoutColours([...[...leaves(notebook)].map(([, leaf]) => String(leaf)), ...tracebacks].join('\n'))
}

describe.each(cases)('fixtures/$name ($system)', (golden) => {
  const bytes = readFileSync(golden.input)
  const run = fromAny(bytes, hint(golden))
  const notebook = fromTaskRun(run)

  it('is a valid run of its system', () => {
    expect(parseTaskRun(run)).toEqual(run)
    expect(run.meta.system).toBe(golden.system)
  })

  it('keeps every text', () => {
    if (!golden.input.endsWith('.json')) {
      const text = bytes.toString()
      expectWords(golden.input.endsWith('.xml') ? valuesOf(text) : text, readable(notebook))
      return
    }
    const lost = NAMED_AS_LOST.get(golden.system)
    const inRun = textOf(run)
    const inNotebook = readable(notebook)
    for (const [pointer, leaf] of leaves(parsed(bytes.toString()))) {
      if (typeof leaf !== 'string') continue
      if (lost?.test(pointer)) {
        if (pointer === '/log') expectWords(leaf, inNotebook)
        continue
      }
      expect.soft(inRun.includes(leaf), `in the run: ${pointer} ${leaf}`).toBe(true)
      for (const word of withoutColours(leaf).split(/\s+/))
        expect.soft(inNotebook.includes(word), `in the notebook: ${pointer} ${word}`).toBe(true)
    }
  })
})

/** The attributes' values and the text between the tags of XML. */
function valuesOf(xml: string): string {
  const content = xml
    .replace(/<!--.*?-->|<\?.*?\?>/gs, '')
    .replace(/<!\[CDATA\[(.*?)\]\]>/gs, (_, text: string) => text.replace(/[<&]/g, ' '))
  const attributes = [...content.matchAll(/="([^"]*)"/g)].map(([, value]) => value!)
  return decodeXML([...attributes, content.replace(/<[^>]*>/g, ' ')].join(' '))
}

function expectWords(text: string, inNotebook: string): void {
  for (const word of new Set(withoutColours(text).split(/[^\p{L}\p{N}]+/u)))
    if (!WORDS_NAMED_AS_LOST.test(word)) expect.soft(inNotebook.includes(word), word).toBe(true)
}

/** As Python writes it, with bare NaN. */
function parsed(text: string): unknown {
  return JSON.parse(text.replace(/: NaN\b/g, ': "NaN"'))
}

type Path = readonly (string | number)[]

function paths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, item]) => paths(item, [...path, key]))]
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === String(key) ? replaced(item, rest, by) : item))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? replaced(item, rest, by) : item]),
  )
}

const MARK = 'zqxmark'

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, '', 0, -1, 1e300, [], {}, [[]], [null], true, '__proto__', '2026-02-30'),
  fc.constantFrom<unknown>(MARK, ` ${MARK}\n\u0000`, [MARK], { [MARK]: 1 }, { a: { b: [MARK] } }, [[MARK]]),
  fc.string({ unit: 'binary' }),
)

const payloads = jsonCases.map(({ input, system }) => {
  const payload = parsed(readFileSync(input, 'utf8'))
  return { system, payload, places: paths(payload) }
})

const altered = fc.constantFrom(...payloads).chain(({ system, payload, places }) => {
  const place = fc.constantFrom(...places)
  return fc.array(fc.tuple(place, anything), { minLength: 1, maxLength: 4 }).map((changes) => ({
    system,
    payload: changes.reduce<unknown>((value, [path, by]) => replaced(value, path, by), payload),
  }))
})

describe('altered payloads', () => {
  it('become valid runs that hold every text, or fail with a PlatenError', () => {
    fc.assert(
      fc.property(altered, ({ system, payload }) => {
        try {
          const run = fromAny(JSON.stringify(payload), { from: system })
          expect(parseTaskRun(run).version).toBe(1)
          const lost = NAMED_AS_LOST.get(system)
          const marked = [...leaves(payload)].some(
            ([pointer, leaf]) => String(leaf).includes(MARK) && !lost?.test(pointer),
          )
          const notebook = fromTaskRun(run)
          if (marked && !readable(notebook).includes(MARK)) throw new Error('A text is lost.')
        } catch (error) {
          if (!(error instanceof PlatenError)) throw error
        }
      }),
      { numRuns: FULL ? 20_000 : 1_000 },
    )
  })

  it('keep fields that are new', () => {
    for (const { system, payload, places } of payloads) {
      const lost = NAMED_AS_LOST.get(system)
      for (const path of places) {
        const at = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], payload)
        if (typeof at !== 'object' || at === null || Array.isArray(at) || lost?.test(`/${path.join('/')}/`))
          continue
        const grown = replaced(payload, path, { ...at, field_of_2030: MARK })
        const run = fromAny(JSON.stringify(grown), { from: system })
        expect.soft(textOf(run).includes(MARK), `${system} /${path.join('/')}`).toBe(true)
      }
    }
  })
})
