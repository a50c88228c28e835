import { expect, it } from 'vitest'
import { hashText } from '../../src/text/hash.ts'

it('never changes, as cell ids are made of it', () => {
  expect(hashText('')).toMatch(/^[0-9a-f]{16}$/)
  expect([hashText(''), hashText('code\nprint(1)'), hashText('é😀')]).toMatchInlineSnapshot(`
    [
      "01fce55215b131aa",
      "5406f6e6ed2c9369",
      "e0449a3d11ef1c6d",
    ]
  `)
})

it('tells similar texts apart', () => {
  const texts = Array.from({ length: 50_000 }, (_, i) => `code\nx = ${i}`)
  expect(new Set(texts.map(hashText)).size).toBe(texts.length)
  const byLength = Array.from({ length: 2000 }, (_, i) => '\0'.repeat(i))
  expect(new Set(byLength.map(hashText)).size).toBe(byLength.length)
})
