import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyTransforms,
  defaultTransforms,
  exportTaskRunOutput,
  type Notebook,
  type TaskRunOutput,
  toHtml,
  toIpynb,
  type Warning,
} from '../../src/index.ts'
import { taskRunOutputSchema } from '../../src/model/task-run-schema.ts'
import { redaction, redactNotebook } from '../../src/redact/index.ts'
import { plainNotebook } from '../support/notebook-arbitrary.ts'
import { arbitraryOf } from '../support/schema-arbitrary.ts'
import { leaks } from './leaks.ts'
import { anySecret, spellings } from './spellings.ts'

const anyRun = arbitraryOf(taskRunOutputSchema) as fc.Arbitrary<TaskRunOutput>
const anySpelling = fc.constantFrom(...Object.values(spellings))
/** In each of these, escapes of one kind stand beside those of another. */
const LIKE_ESCAPES = ['Q\\%5aaaaaa7', 'Q&#65;%42bcdef7', 'Q\\x41&lt;bcdef7']
/** Words of the formats, which no secret may replace. */
const STRUCTURE = new Set(['version', 'kind', 'lifecycle', 'result', 'stream', 'unit', 'status', 'cell_type'])
for (const key of ['output_type', 'id', 'mimeType', 'name']) STRUCTURE.add(key)

/** Puts a text into some of the strings of a tree. */
function plant<T>(tree: T, planted: () => string, isChosen: () => boolean): T {
  const walk = (value: unknown, key?: string): unknown => {
    if (typeof value === 'string')
      return !STRUCTURE.has(key ?? '') && isChosen()
        ? `${value.slice(0, 3)} ${planted()} ${value.slice(3)}`
        : value
    if (Array.isArray(value)) return value.map((item) => walk(item, key))
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      return value
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, walk(child, name)]))
  }
  return walk(tree) as T
}

const planting = fc.record({
  secret: anySecret,
  spells: fc.infiniteStream(anySpelling),
  dice: fc.infiniteStream(fc.boolean()),
})

describe('a secret planted anywhere, however it is spelled', () => {
  it('is in no file made from a run', () => {
    fc.assert(
      fc.property(anyRun, planting, fc.boolean(), (run, { secret, spells, dice }, isNamed) => {
        const planted = plant(
          run,
          () => spells.next().value!(secret),
          () => dice.next().value!,
        )
        const known = isNamed
          ? { ...planted, meta: { ...planted.meta, params: [{ name: 'API-key', value: secret }] } }
          : planted
        const warnings: Warning[] = []
        const redact = redaction(isNamed ? { names: ['api_key'] } : { patterns: [secret] })
        for (const format of ['HTML', 'IPYNB'] as const) {
          const { content, name } = exportTaskRunOutput(known, {
            format,
            redact,
            onWarning: (w) => warnings.push(w),
          })
          expect(leaks(secret, content)).toEqual([])
          expect(name).not.toContain(secret)
        }
        expect(JSON.stringify(warnings)).not.toContain(JSON.stringify(secret).slice(1, -1))
      }),
      { numRuns: 60 },
    )
  })

  it.each(
    Object.entries(spellings).flatMap(([name, spell]) =>
      LIKE_ESCAPES.map((secret) => [name, secret, spell(secret)] as const),
    ),
  )('where it looks escaped itself: %s of %s', (_name, secret, text) => {
    const run: TaskRunOutput = {
      version: 1,
      meta: { system: 'x' },
      outputs: [{ kind: 'logs', text: `a ${text} b` }],
    }
    for (const format of ['HTML', 'IPYNB'] as const) {
      const { content } = exportTaskRunOutput(run, { format, redact: redaction({ patterns: [secret] }) })
      expect(leaks(secret, content)).toEqual([])
    }
  })

  it('is in no file made from a notebook', () => {
    fc.assert(
      fc.property(plainNotebook, planting, (notebook, { secret, spells, dice }) => {
        const planted = plant(
          notebook,
          () => spells.next().value!(secret),
          () => dice.next().value!,
        )
        const redact = redactNotebook({ patterns: [secret] })
        const clean = applyTransforms(planted, [redact, ...defaultTransforms, redact])
        expect(leaks(secret, toHtml(clean))).toEqual([])
        expect(leaks(secret, toIpynb(clean))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('what has no secret', () => {
  const rules = { names: ['api_key'], headers: ['x-token'], patterns: ['Q-not-there-7', /Q\dnot\dthere/] }

  it('stays the run it is', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(redaction(rules).start().taskRun(run)).toBe(run)
      }),
      { numRuns: 60 },
    )
  })

  it('stays the notebook it is', () => {
    fc.assert(
      fc.property(plainNotebook, (notebook: Notebook) => {
        expect(redactNotebook(rules)(notebook)).toBe(notebook)
      }),
      { numRuns: 60 },
    )
  })
})

it('redacting twice is redacting once', () => {
  fc.assert(
    fc.property(anyRun, planting, (run, { secret, spells, dice }) => {
      const planted = plant(
        run,
        () => spells.next().value!(secret),
        () => dice.next().value!,
      )
      const rules = { names: ['api_key'], patterns: [secret, /[a-z]+\d/] }
      const once = redaction(rules).start().taskRun(planted)
      expect(redaction(rules).start().taskRun(once)).toEqual(once)
    }),
    { numRuns: 100 },
  )
})
