import { describe, expect, test } from 'vitest'
import {
  clearMetadata,
  extractFiles,
  hideInputs,
  inlineAttachments,
  removeByPattern,
  removeByTag,
  stable,
  stripForVersionControl,
  truncateOutputs,
} from '../../src/index.ts'
import { fromAny } from '../../src/sources/index.ts'
import { notebookOf } from './notebooks.ts'

/** For callers without types. */
type Loose = (options?: unknown) => unknown

const extract: Loose = (options) => extractFiles(notebookOf(), options as never)
const read: Loose = (options) => fromAny('a,b\n1,2\n', options as never)

/** With a name each does not have, the nearest it has, and a value that is none. */
const STEPS: readonly (readonly [string, Loose, string, string, object])[] = [
  ['removeByTag', removeByTag as Loose, 'cellTag', 'cellTags', { cellTags: 'secret' }],
  ['hideInputs', hideInputs as Loose, 'removed', 'remove', { remove: 'yes' }],
  ['truncateOutputs', truncateOutputs as Loose, 'maxLine', 'maxLines', { maxLines: '3' }],
  ['stable', stable as Loose, 'datess', 'dates', { addresses: 'all' }],
  ['clearMetadata', clearMetadata as Loose, 'keepCells', 'keepCell', { keepCell: 'tags' }],
  [
    'stripForVersionControl',
    stripForVersionControl as Loose,
    'keepOutput',
    'keepOutputs',
    { keepOutputs: 1 },
  ],
  ['inlineAttachments', inlineAttachments as Loose, 'maxLengt', 'maxLength', { maxLength: -1 }],
  ['extractFiles', extract, 'foldr', 'folder', { mimeTypes: 'image/png' }],
  ['fromAny', read, 'frm', 'from', { name: 1 }],
]

describe.each(STEPS)('%s', (_name, step, slip, right, wrong) => {
  test('takes its options, and undefined for the default', () => {
    expect(step()).toBeDefined()
    expect(step({ [right]: undefined })).toBeDefined()
  })

  test('refuses a name with a slip in it, which would do nothing', () => {
    expect(() => step({ [slip]: [] })).toThrow(
      expect.objectContaining({
        code: 'INVALID_OPTION',
        pointer: `/${slip}`,
        help: `Did you mean "${right}"?`,
      }),
    )
  })

  test('refuses a value that it would take for something else', () => {
    const pointer = `/${Object.keys(wrong)[0]}`
    expect(() => step(wrong)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION', pointer }))
  })

  test('refuses what are no options at all', () => {
    for (const none of ['x', null, [], 3])
      expect(() => step(none)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
  })
})

test('patterns are a list', () => {
  expect(() => removeByPattern('x' as never)).toThrow(
    expect.objectContaining({ code: 'INVALID_OPTION', pointer: '/patterns' }),
  )
})
