import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../src/errors.ts'
import { parseTaskRun } from '../../src/read/from-task-run/parse-task-run.ts'
import { sourceAdapters } from '../../src/sources/adapters.ts'
import { fromAny } from '../../src/sources/from-any.ts'
import { leaves, textOf } from './leaves.ts'
import { databricks, LOG, NOTEBOOK, oracleEverything } from './payloads.ts'

const PAYLOADS: readonly object[] = [
  oracleEverything,
  oracleEverything.output,
  { name: 'n.ipynb', path: '/n.ipynb', format: 'IPYNB', content: NOTEBOOK },
  ...Object.values(databricks),
]

/** Every place in a value: how to get there. */
function paths(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, item]) => paths(item, [...path, key]))]
}

function replaced(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return by
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === String(key) ? replaced(item, rest, by) : item))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? replaced(item, rest, by) : item]),
  )
}

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    '\u0000',
    0,
    -1,
    1e300,
    -0,
    [],
    {},
    [[]],
    [null],
    '__proto__',
    { type: {} },
    { kind: 1 },
    { toString: 1, valueOf: null, toJSON: 'x' },
  ),
  fc.string({ unit: 'binary' }),
)

describe('every adapter', () => {
  it('turns altered payloads into valid runs or PlatenErrors', () => {
    const mutation = fc.constantFrom(...PAYLOADS).chain((payload) => {
      const at = fc.constantFrom(...paths(payload))
      return fc.tuple(fc.constant(payload), fc.array(fc.tuple(at, anything), { minLength: 1, maxLength: 4 }))
    })
    fc.assert(
      fc.property(
        mutation,
        fc.constantFrom(undefined, 'oracle-aidp', 'databricks', 'jupyter', 'platen'),
        ([payload, changes], from) => {
          let altered: unknown = payload
          for (const [path, by] of changes) {
            altered = replaced(altered, path, by)
          }
          try {
            const run = fromAny(JSON.stringify(altered), { ...(from && { from }) })
            expect(parseTaskRun(run).version).toBe(1)
          } catch (error) {
            if (!(error instanceof PlatenError)) throw error
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('turns any JSON into a run or a PlatenError, and detects without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const { detect, convert } of sourceAdapters) {
          expect(typeof detect(value)).toBe('boolean')
          try {
            convert(value, {})
          } catch (error) {
            if (!(error instanceof PlatenError)) throw error
          }
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('loses no word of a payload: each is in the run, decoded where it was encoded', () => {
    const known = new Map(
      leavesOf(oracleEverything).flatMap(([pointer, leaf]) =>
        /^\/output\/data\/[2-8]\/value$/.test(pointer) ? [[leaf, LOG] as const] : [],
      ),
    )
    for (const payload of PAYLOADS) {
      const text = textOf(fromAny(JSON.stringify(payload)))
      for (const [pointer, leaf] of leavesOf(payload)) {
        const wanted = known.get(leaf) ?? leaf
        if (isRecoded(pointer, payload)) continue
        expect.soft(text.includes(String(wanted)), `${pointer}: ${String(leaf)}`).toBe(true)
      }
    }
  })

  it('keeps new fields wherever they appear', () => {
    for (const payload of PAYLOADS) {
      const objects = paths(payload).filter((path) => {
        const at = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], payload)
        return typeof at === 'object' && at !== null && !Array.isArray(at)
      })
      for (const path of objects) {
        const at = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], payload)
        const grown = replaced(payload, path, { ...(at as object), field_of_2030: 'brand new' })
        expect(textOf(fromAny(JSON.stringify(grown))), path.join('/')).toContain('brand new')
      }
    }
  })
})

function leavesOf(payload: object): readonly (readonly [string, string])[] {
  return [...leaves(payload)].flatMap(([pointer, leaf]) =>
    typeof leaf === 'string' ? [[pointer, leaf] as const] : [],
  )
}

/** Data that comes out as other base64 (it was compressed) or as JSON that is spelled otherwise. */
function isRecoded(pointer: string, payload: object): boolean {
  const prefix = payload === oracleEverything ? '/output' : ''
  return [11, 14].some((index) => pointer === `${prefix}/data/${index}/value`)
}
