import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fromIpynb, type JsonValue, PlatenError, toHtml, toIpynb } from '../../src/index.ts'
import { redaction } from '../../src/redact/index.ts'
import { corpusNotebooks, hasCorpus } from '../support/shared.ts'
import { leaks } from './leaks.ts'
import { spellings } from './spellings.ts'

const SECRET = 'pl4nted & <s3cret>-"q"'
const isFull = process.env.PLATEN_FULL !== undefined
const notebooks = corpusNotebooks().filter((_, i) => isFull || i % 12 === 0)
const spells = Object.values(spellings)

/** Plants the secret in every n-th string, at different places and in different spellings. */
function plant(tree: JsonValue, every: number): JsonValue {
  let count = 0
  const walk = (value: JsonValue | undefined, key: string): JsonValue | undefined => {
    if (typeof value === 'string') {
      if (
        /^(?:cell_type|output_type|id|name|language)$/.test(key) ||
        ++count % every !== 0 ||
        key.startsWith('image/')
      )
        return value
      const at = (count * 7919) % (value.length + 1)
      return `${value.slice(0, at)} ${spells[count % spells.length]!(SECRET)} ${value.slice(at)}`
    }
    if (Array.isArray(value)) return value.map((item: JsonValue) => walk(item, key)!)
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
      return value
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, walk(child, name)]))
  }
  return walk(tree, '')!
}

it.skipIf(!hasCorpus)('real notebooks keep no planted secret', { timeout: 600_000 }, () => {
  let planted = 0
  for (const path of notebooks) {
    let notebook: ReturnType<typeof fromIpynb>
    try {
      notebook = fromIpynb(readFileSync(path))
    } catch (error) {
      if (error instanceof PlatenError) continue
      throw error
    }
    const dirty = plant(notebook as never, 5) as never as typeof notebook
    const redactor = redaction({ patterns: [SECRET] }).start()
    const clean = redactor.notebook(dirty)
    expect([path, leaks(SECRET, toHtml(clean)), leaks(SECRET, toIpynb(clean))]).toEqual([path, [], []])
    planted += clean === dirty ? 0 : 1
  }
  expect(planted).toBeGreaterThan(notebooks.length / 2)
})

it.skipIf(!hasCorpus)('real notebooks without a secret stay as they are', { timeout: 600_000 }, () => {
  for (const path of notebooks) {
    try {
      const notebook = fromIpynb(readFileSync(path))
      expect(
        redaction({ names: ['no_such_name'], patterns: ['no-such-secret'] })
          .start()
          .notebook(notebook),
      ).toBe(notebook)
    } catch (error) {
      if (!(error instanceof PlatenError)) throw error
    }
  }
})
