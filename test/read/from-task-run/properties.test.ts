import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../../src/errors.ts'
import { isCellId } from '../../../src/model/cell-id.ts'
import type { JsonSchema } from '../../../src/model/schema/json-schema.ts'
import type { TaskRunOutput } from '../../../src/model/task-run.ts'
import { taskRunOutputSchema } from '../../../src/model/task-run-schema.ts'
import { fromTaskRun } from '../../../src/read/from-task-run/from-task-run.ts'
import { parseTaskRun } from '../../../src/read/from-task-run/parse-task-run.ts'
import { validateNotebook } from '../../../src/read/validate.ts'
import { toIpynb } from '../../../src/write/ipynb.ts'
import { anyNotebook } from '../../support/notebook-arbitrary.ts'
import { arbitraryOf } from '../../support/schema-arbitrary.ts'
import { runOf } from './run.ts'

const items = (taskRunOutputSchema.definitions!.item!.oneOf as readonly JsonSchema[]).map((one) =>
  arbitraryOf(one, taskRunOutputSchema),
)
const anyItem = fc.oneof(...items)
const anyNotebookItem = fc.record({ kind: fc.constant('notebook'), content: anyNotebook.map(toIpynb) })
const anyRun = fc.record({
  version: fc.constant(1 as const),
  meta: arbitraryOf(taskRunOutputSchema.definitions!.meta!, taskRunOutputSchema),
  outputs: fc.array(fc.oneof({ weight: 5, arbitrary: anyItem }, anyNotebookItem), { maxLength: 5 }),
}) as fc.Arbitrary<TaskRunOutput>

describe('any task run the schema allows', () => {
  it('passes its own schema', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(() => parseTaskRun(run)).not.toThrow()
      }),
    )
  })

  it('becomes a valid notebook with unique ids', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const notebook = fromTaskRun(run)
        const ids = notebook.cells.map(({ id }) => id)
        expect(ids.every(isCellId)).toBe(true)
        expect(new Set(ids).size).toBe(ids.length)
        expect(validateNotebook(toIpynb(notebook)).violations).toEqual([])
        expect(notebook.run).toEqual(run.meta)
      }),
    )
  })

  it('becomes the same notebook every time', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(fromTaskRun(run)).toEqual(fromTaskRun(run))
      }),
    )
  })

  it('leaves the run as it was', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const before = structuredClone(run)
        fromTaskRun(run)
        expect(structuredClone(run)).toEqual(before)
      }),
    )
  })

  it('loses no text', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const { cells, metadata } = fromTaskRun(runOf(item as never))
        const kept = [...stringsOf({ cells, metadata }), ...keysOf({ cells, metadata })].join('\n\n')
        const { vendor, value } = item as { vendor?: unknown; value?: unknown }
        const texts = [...stringsOf(item), ...keysOf(vendor), ...keysOf(value)]
        const lines = texts.flatMap((text) => text.split('\n'))
        const lost = lines.filter((line) => !kept.includes(line.trim()))
        expect(lost).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('anything else', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSparseArray: true,
    withTypedArray: true,
  })

  it('is refused with a PlatenError', () => {
    fc.assert(fc.property(anything, (value) => expectPlatenError(() => parseTaskRun(value))))
  })

  it('is refused with a PlatenError wherever it stands in a run', () => {
    fc.assert(
      fc.property(anyRun, anything, fc.nat(), (run, value, at) => {
        const damaged = {
          ...run,
          outputs: [...run.outputs, { ...run.outputs[at % 5], ...(value as object) }, value],
        }
        expectPlatenError(() => fromTaskRun(damaged as never))
      }),
    )
  })
})

function expectPlatenError(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    expect(error).toBeInstanceOf(PlatenError)
  }
}

/** All texts of a value, except those of our own that say what kind of thing something is. */
function stringsOf(root: unknown): readonly string[] {
  return entriesIn(root).flatMap(([key, value]) =>
    typeof value === 'string' && !OUR_WORDS.has(key) ? [value] : [],
  )
}

const OUR_WORDS = new Set(['kind', 'stream'])

function keysOf(root: unknown): readonly string[] {
  return entriesIn(root).map(([key]) => key)
}

/** Keys and values at every level of a value. */
function entriesIn(root: unknown): readonly (readonly [string, unknown])[] {
  if (typeof root !== 'object' || root === null) return []
  return Object.entries(root).flatMap(([key, value]) => [[key, value] as const, ...entriesIn(value)])
}
