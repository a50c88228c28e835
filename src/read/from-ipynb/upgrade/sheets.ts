import type { JsonObject, JsonValue } from '../../../model/json.ts'
import { expectArray, expectObject, own } from '../reading.ts'

/** Maps a JSON pointer into an upgraded notebook to the place in the file it came from. */
export type Locate = (pointer: string) => string

/** One cell of a notebook with worksheets, as nbformat had them before 4. */
export interface SheetCell {
  readonly cell: JsonObject
  readonly pointer: string
}

/** The cells of all worksheets, in order. */
export function cellsOf(notebook: JsonObject): readonly SheetCell[] {
  return sheetsOf(notebook).flatMap((sheet, i) => {
    const at = `/worksheets/${i}`
    const cells = expectArray(own(expectObject(sheet, at), 'cells'), `${at}/cells`)
    return cells.map((cell, j) => {
      const pointer = `${at}/cells/${j}`
      return { cell: expectObject(cell, pointer), pointer }
    })
  })
}

export function sheetsOf(notebook: JsonObject): readonly JsonValue[] {
  return expectArray(own(notebook, 'worksheets'), '/worksheets')
}

/** The object without some of its keys. */
export function omit(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)))
}
