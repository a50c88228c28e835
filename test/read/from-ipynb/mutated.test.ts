import { readFileSync, statSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  applyTransforms,
  defaultTransforms,
  fromIpynb,
  normalizeIpynb,
  PlatenError,
  toHtml,
  toIpynb,
  validateNotebook,
} from '../../../src/index.ts'
import type { JsonObject, JsonValue } from '../../../src/model/json.ts'
import { isJsonArray, isJsonObject } from '../../../src/text/json/kinds.ts'
import { writeJson } from '../../../src/text/json/write.ts'
import { damage } from '../../support/damage.ts'
import { type Choose, chooser, looseFile } from '../../support/loose-file.ts'
import { plainNotebook } from '../../support/notebook-arbitrary.ts'
import { FULL } from '../../support/requires.ts'
import { corpusNotebooks } from '../../support/shared.ts'
import { validOldNotebook } from '../../support/valid-old-notebook.ts'

// What arrives when a disk was full, a transfer stopped, a merge went wrong or a program had a bug: a notebook or an
// error that says where, nothing else.

const RUNS = FULL ? 50_000 : 1_500
const HANG_MS = 1_200_000

/** Small notebooks somebody really wrote, as far as they are there. */
const real = corpusNotebooks()
  .filter((path) => statSync(path).size < 20_000)
  .map((path) => readFileSync(path, 'utf8'))

const file: fc.Arbitrary<string> = fc.oneof(
  ...(real.length > 0 ? [fc.constantFrom(...real)] : []),
  fc
    .tuple(plainNotebook, fc.nat(6), fc.nat())
    .map(([notebook, minor, seed]) => looseFile(notebook, minor, chooser(seed))),
  validOldNotebook.map((notebook) => writeJson(notebook as unknown as JsonValue)),
)

/** The tree with two of its values swapped, or one of them written over the other. */
function mixUp(tree: JsonValue, choose: Choose): JsonValue {
  const places: (readonly (string | number)[])[] = []
  const collect = (value: JsonValue, path: readonly (string | number)[]) => {
    if (path.length > 0) places.push(path)
    if (path.length > 12 || places.length > 2_000) return
    if (isJsonArray(value)) for (const [i, item] of value.entries()) collect(item, [...path, i])
    else if (isJsonObject(value)) for (const key of Object.keys(value)) collect(value[key]!, [...path, key])
  }
  collect(tree, [])
  if (places.length < 2) return tree
  const [one, two] = [places[choose(places.length)]!, places[choose(places.length)]!]
  const [first, second] = [at(tree, one), at(tree, two)]
  const once = put(tree, one, second)
  return choose(2) === 0 ? once : put(once, two, first)
}

function at(tree: JsonValue, path: readonly (string | number)[]): JsonValue {
  return path.reduce((value, key) => (value as JsonObject)[key]!, tree)
}

/** Leaves the tree as it is where the place is gone. */
function put(tree: JsonValue, path: readonly (string | number)[], value: JsonValue): JsonValue {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (isJsonArray(tree)) return tree.map((item, i) => (i === key ? put(item, rest, value) : item))
  if (!isJsonObject(tree) || !Object.hasOwn(tree, key)) return tree
  return { ...tree, [key]: put(tree[key]!, rest, value) }
}

function mutate(text: string, choose: Choose): string | Uint8Array {
  const kind = choose(8)
  if (kind < 4) {
    let tree = JSON.parse(text.replace(/^\ufeff/, '').replace(/\b(?:NaN|-?Infinity)\b/g, '0')) as JsonValue
    for (let i = choose(2); i >= 0; i--) tree = kind < 2 ? damage(tree, choose) : mixUp(tree, choose)
    return writeJson(tree)
  }
  if (kind === 4) return text.slice(0, choose(text.length))
  if (kind === 5) return text.slice(choose(text.length), choose(text.length))
  const bytes = new TextEncoder().encode(text)
  for (let i = choose(6); i >= 0 && bytes.length > 0; i--) bytes[choose(bytes.length)] = choose(256)
  return kind === 6 ? bytes : bytes.slice(0, choose(bytes.length))
}

/** What it gives; undefined where it refuses with an error that helps. Any other error fails the test. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    expect(error.pointer).toMatch(/^(?:\/|$)/)
    expect(error.help, error.message).toBeTruthy()
    return undefined
  }
}

it(
  `${RUNS} mutated notebooks are read or refused`,
  () => {
    let read = 0
    fc.assert(
      fc.property(file, fc.nat(), (text, seed) => {
        const mutated = mutate(text, chooser(seed))
        const notebook = attempt(() => fromIpynb(mutated))
        attempt(() => normalizeIpynb(mutated))
        attempt(() => validateNotebook(mutated))
        if (notebook === undefined) return
        read++
        const ready = applyTransforms(notebook, defaultTransforms)
        expect(validateNotebook(toIpynb(ready)).violations).toEqual([])
        if (seed % 5 === 0) expect(toHtml(ready)).toContain('</html>')
      }),
      { numRuns: RUNS },
    )
    console.log(`${read} of ${RUNS} mutated notebooks can be read`)
    expect(read).toBeGreaterThan(RUNS / 10)
    expect(read).toBeLessThan(RUNS * 0.9)
  },
  HANG_MS,
)
