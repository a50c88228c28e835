import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { generateNotebook } from '../../bench/generate/notebook.ts'
import { pngBase64 } from '../../bench/generate/png.ts'
import { prng } from '../../bench/generate/prng.ts'
import type { RawNotebook } from '../../bench/nbformat.ts'

const sha = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

test('the same seed gives the same bytes, in every process and release of Node', () => {
  // A change here makes all saved results incomparable: change it knowingly.
  expect(sha(generateNotebook('mixed', 50, 1))).toBe('33753fd88a1f58a3')
  expect(generateNotebook('mixed', 50, 2)).not.toBe(generateNotebook('mixed', 50, 1))
})

test.each([1, 10, 100, 1000])('makes %i cells', (count) => {
  const notebook = JSON.parse(generateNotebook('mixed', count, 3)) as RawNotebook
  expect(notebook.cells).toHaveLength(count)
})

test('each shape holds what it is called after', () => {
  const outputsOf = (shape: 'table' | 'image') => {
    const { cells } = JSON.parse(generateNotebook(shape, 5, 4)) as RawNotebook
    return cells.flatMap((cell) => cell.outputs ?? [])
  }
  expect(outputsOf('table').every(({ data }) => String(data?.['text/html']).includes('<table'))).toBe(true)
  expect(outputsOf('image').every(({ data }) => typeof data?.['image/png'] === 'string')).toBe(true)
  expect(generateNotebook('mathematics', 3, 4)).toContain('$$')
})

test('its images are PNGs that decode', () => {
  const bytes = Buffer.from(pngBase64(prng(5), 300, 250), 'base64')
  const length = bytes.readUInt32BE(33)
  expect(bytes.subarray(37, 41).toString('latin1')).toBe('IDAT')
  expect(inflateSync(bytes.subarray(41, 41 + length))).toHaveLength(301 * 250)
})
