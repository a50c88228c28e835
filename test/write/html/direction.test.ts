import { expect, it } from 'vitest'
import { directionOf } from '../../../src/write/html/direction.ts'

it.each([
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['AR-EG', 'rtl'],
  ['he', 'rtl'],
  ['hebrew', 'ltr'],
  ['arn', 'ltr'],
  ['ks-Deva', 'ltr'],
  ['az-Arab', 'rtl'],
  ['fa-IR', 'rtl'],
  ['zh-Hant-TW', 'ltr'],
  ['ur-Latn', 'ltr'],
  ['yi', 'rtl'],
])('a page in %s runs %s', (lang, direction) => {
  expect(directionOf(lang)).toBe(direction)
})
