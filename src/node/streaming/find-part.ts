import { limits } from '../../index.ts'
import { memoryForCell } from './memory.ts'
import { NotebookFile } from './notebook-file.ts'
import { parsePart } from './notebook-parts.ts'

/** The cell, or the value beside the cells, that a JSON pointer leads into. */
export interface FoundPart {
  /** Its JSON. */
  readonly text: string
  /** Where it starts in the file, from 1 on. */
  readonly line: number
  readonly column: number
  /** What is left of the pointer. */
  readonly pointer: string
}

/** Finds the part of a notebook's file that an error is about. Undefined where there is none, or the file is not JSON. */
export async function findPart(path: string, pointer: string): Promise<FoundPart | undefined> {
  const [, key = '', ...inside] = pointer.split('/')
  const wanted = key.replaceAll('~1', '/').replaceAll('~0', '~')
  let found: { readonly text: string; readonly offset: number; readonly rest: readonly string[] } | undefined
  let name: unknown
  let index = 0
  const file = await NotebookFile.open(path, { limits, memory: memoryForCell() })
  try {
    // Of equal keys the last counts.
    const splitter = file.split({
      key(text) {
        name = parsePart(text, limits, 1)
        if (name === wanted) found = undefined
        return name === 'cells'
      },
      value(text) {
        if (name === wanted) found = { text, offset: splitter.partOffset, rest: inside }
      },
      cells() {
        index = 0
      },
      cell(text) {
        if (wanted === 'cells' && String(index++) === inside[0])
          found = { text, offset: splitter.partOffset, rest: inside.slice(1) }
      },
    })
    for await (const text of file.text()) splitter.push(text)
    if (found === undefined) return undefined
    const { line, column } = await file.placeOf(found.offset)
    return { text: found.text, line, column, pointer: found.rest.map((token) => `/${token}`).join('') }
  } catch {
    return undefined
  } finally {
    await file.close()
  }
}
