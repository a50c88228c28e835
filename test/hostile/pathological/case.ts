import { type ErrorCode, PlatenError } from '../../../src/errors.ts'
import type { Limits } from '../../../src/limits.ts'
import type { Cell, Notebook } from '../../../src/model/notebook.ts'
import type { Warning } from '../../../src/warnings.ts'
import { toHtml } from '../../../src/write/html/page.ts'

/** What came of an input. */
export interface Outcome {
  readonly page?: string
  readonly ipynb?: string
  readonly error?: PlatenError
  readonly warnings: readonly Warning[]
}

/** A hostile input, made and ready to run. */
export interface Prepared {
  /** Throws only what is no `PlatenError`. */
  readonly run: () => Outcome
  /** What a reader must still find in the page, whatever became of the rest. */
  readonly shown: readonly string[]
  /** The code the input is refused with; such an input gives no page. */
  readonly refused?: ErrorCode
}

/** One way to be hostile, at any size. */
export interface HostileCase {
  readonly name: string
  /** @param size about how many UTF-16 units (or the unit the area names) the input has */
  readonly prepare: (size: number) => Prepared
}

export interface HostileArea {
  readonly name: string
  readonly cases: readonly HostileCase[]
  /** Sizes for measuring growth, doubling. Default: 8,000 to 1,024,000. */
  readonly sizes?: readonly number[]
  /** Below this size, more than a second is too slow even where time is linear. Default: 100,000. */
  readonly small?: number
  /** The size for `npm test`. Default: 8,000. */
  readonly moderate?: number
}

export const OPENING = 'Opening words'
export const CLOSING = 'Closing words'

/** A piece repeated until there is enough of it. */
export function fill(piece: string, size: number): string {
  return piece.repeat(Math.max(1, Math.ceil(size / piece.length)))
}

/** Numbered pieces until there is enough of them. */
export function numbered(size: number, piece: (i: number) => string): string {
  const pieces: string[] = []
  for (let i = 0, length = 0; length < size; i++) {
    pieces.push(piece(i))
    length += pieces[i]!.length
  }
  return pieces.join('')
}

/** `count` numbered values. */
export function list<T>(count: number, value: (i: number) => T): T[] {
  return Array.from({ length: Math.max(1, Math.floor(count)) }, (_, i) => value(i))
}

/** Runs something that reports warnings and may refuse its input. */
export function attempt(make: (warn: (warning: Warning) => void) => Partial<Outcome>): Outcome {
  const warnings: Warning[] = []
  try {
    return { ...make((warning) => warnings.push(warning)), warnings }
  } catch (error) {
    if (error instanceof PlatenError) return { error, warnings }
    throw error
  }
}

export function notebookOf(cells: readonly Cell[]): Notebook {
  return { nbformat: 4, nbformat_minor: 5, metadata: { language_info: { name: 'python' } }, cells }
}

/** The page of these cells. */
export function pageOf(cells: readonly Cell[], limits: Partial<Limits> = {}): Outcome {
  return attempt((onWarning) => ({ page: toHtml(notebookOf(cells), { onWarning, limits }) }))
}

export function markdownCell(source: string, id = 'm'): Cell {
  return { cell_type: 'markdown', id, metadata: {}, source }
}

export function codeCell(
  source: string,
  outputs: Extract<Cell, { cell_type: 'code' }>['outputs'] = [],
): Cell {
  return { cell_type: 'code', id: 'c', metadata: {}, source, execution_count: null, outputs }
}
