import { describe, expect, it } from 'vitest'
import { removeByPattern } from '../../src/transforms/remove-by-pattern.ts'
import { code, markdown, notebookOf } from './notebooks.ts'

const SOURCES = ['', ' \n\t', 'TODO', 'a\nTODO', 'todo']
const NOTEBOOK = notebookOf(
  { ...code([]), source: '%%bash\nls' },
  ...SOURCES.map((source) => markdown(source)),
)

function left(...patterns: (RegExp | string)[]): string[] {
  return removeByPattern(patterns)(NOTEBOOK).cells.map(({ source }) => source)
}

describe('removeByPattern', () => {
  it('removes cells of any type that match from their start on', () => {
    expect(left(/\s*$/)).toEqual(['%%bash\nls', 'TODO', 'a\nTODO', 'todo'])
    expect(left('TODO', '%%bash')).toEqual(['', ' \n\t', 'a\nTODO', 'todo'])
    expect(left(/todo/gi)).toEqual(['%%bash\nls', '', ' \n\t', 'a\nTODO'])
    expect(left(/^todo/m)).toEqual(['%%bash\nls', '', ' \n\t', 'TODO', 'a\nTODO'])
    expect(left(/.*TODO/s)).toEqual(['%%bash\nls', '', ' \n\t', 'todo'])
  })

  it('removes nothing without patterns, and leaves the position of a RegExp alone', () => {
    expect(removeByPattern([])(NOTEBOOK)).toBe(NOTEBOOK)
    const global = Object.freeze(/TODO/g)
    expect(removeByPattern([global])(NOTEBOOK).cells).toHaveLength(5)
    expect(global.lastIndex).toBe(0)
  })

  it('refuses what is no regular expression', () => {
    expect(() => removeByPattern(['('])).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
    expect(() => removeByPattern([1 as never])).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
  })
})
