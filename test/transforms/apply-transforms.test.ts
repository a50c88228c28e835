import { describe, expect, it } from 'vitest'
import { coalesceStreams } from '../../src/transforms/coalesce-streams.ts'
import { applyTransforms } from '../../src/transforms/transform.ts'
import { markdown, notebookOf } from './notebooks.ts'

describe('applyTransforms names the transform', () => {
  it.each<[string, unknown, RegExp]>([
    ['that was not called', coalesceStreams, /Call it/],
    ['that returns nothing', () => undefined, /returns a notebook/],
    ['that returns something else', () => ({ cells: 1 }), /returns a notebook/],
  ])('%s', (_name, transform, help) => {
    const list = [coalesceStreams(), transform as never]
    expect(() => applyTransforms(notebookOf(markdown('a')), list)).toThrow(
      expect.objectContaining({
        code: 'INVALID_OPTION',
        pointer: '/transforms/1',
        help: expect.stringMatching(help),
      }),
    )
  })
})
