import { describe, expect, it } from 'vitest'
import { coalesceStreams } from '../../src/transforms/coalesce-streams.ts'
import { code, display, error, firstCode, markdown, notebookOf, stream } from './notebooks.ts'

const outputsOf = (...outputs: Parameters<typeof code>[0]) =>
  firstCode(coalesceStreams()(notebookOf(code(outputs)))).outputs

describe('coalesceStreams', () => {
  it('joins adjacent streams of the same name', () => {
    const image = display({ 'image/png': 'aGk=' })
    expect(
      outputsOf(
        stream('a'),
        stream('b\n'),
        stream('c', 'stderr'),
        image,
        stream('d', 'stderr'),
        stream('e', 'stderr'),
      ),
    ).toEqual([stream('ab\n'), stream('c', 'stderr'), image, stream('de', 'stderr')])
  })

  it('lets a chunk write over the end of the one before', () => {
    expect(outputsOf(stream(' 50%\r'), stream('100%\r'), stream('\ndone'))).toEqual([stream('100%\ndone')])
    expect(outputsOf(stream('\r 50%', 'stderr'), stream('\r100%', 'stderr'))).toEqual([
      stream('100%', 'stderr'),
    ])
  })

  it('leaves other outputs alone', () => {
    const outputs = [display({ 'text/plain': 'a\rb' }), error('a\rb')]
    expect(outputsOf(...outputs)).toEqual(outputs)
  })

  it('shares what it does not change', () => {
    const changed = code([stream('a'), stream('b')])
    const kept = code([stream('a\r\n\x1b[31mb'), stream('c', 'stderr'), stream('d')])
    const notebook = notebookOf(markdown('a\rb'), kept, changed)
    const result = coalesceStreams()(notebook)
    expect(result.cells[0]).toBe(notebook.cells[0])
    expect(result.cells[1]).toBe(kept)
    expect(result.metadata).toBe(notebook.metadata)
    expect(changed.outputs).toHaveLength(2)
    expect(coalesceStreams()(result)).toBe(result)
  })
})
