import { expect, test } from 'vitest'
import { codeRanges } from '../../src/text/code-ranges.ts'

const code = (text: string, unclosed = false) =>
  codeRanges(text, unclosed).map(({ start, end }) => text.slice(start, end))

test('a fence ends at one of its kind that is as long and stands alone', () => {
  expect(code('a\n```py\n~~~\n``` x\n````\nb `c`')).toEqual(['```py\n~~~\n``` x\n````', '`c`'])
  expect(code('> - ~~~\n> ~~~\nb')).toEqual(['> - ~~~\n> ~~~'])
})

test('one that nothing closes is text, or makes code of the rest', () => {
  expect(code('a\n```\n$x$ `b`\nc')).toEqual(['`b`'])
  expect(code('a\n```\n$x$ `b`\nc', true)).toEqual(['```\n$x$ `b`\nc'])
  expect(code('```\na\n```\n~~~\nb', true)).toEqual(['```\na\n```', '~~~\nb'])
})

test('a span needs a run of its length on its line; a backslash takes one backtick away', () => {
  expect(code('`` a ` b `` ` c\nd `')).toEqual(['`` a ` b ``'])
  expect(code('\\`a` b`')).toEqual(['` b`'])
})
