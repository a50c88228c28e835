import type { Summary } from '../stats.ts'
import { short, table } from './table.ts'

export interface MemoryScore {
  readonly kind: string
  readonly name: string
  /** Of the .ipynb. */
  readonly bytes: number
  /** Of the page; where it is made in chunks, of the last; 0 for one that goes to a file. */
  readonly page: number
  /** Resident bytes at the peak, beyond plain Node's: the library, the text and all that comes of it. */
  readonly beyondNode: Summary
  readonly timesSize: number
}

export function printMemory(scores: readonly MemoryScore[]): string {
  const head = ['notebook', 'by', 'MB', 'peak MB beyond node', 'p25–p75', '× its size']
  const rows = scores.map(({ kind, name, bytes, beyondNode, timesSize }) => [
    kind,
    name,
    short(bytes / 1e6),
    short(beyondNode.median / 1e6),
    `${short(beyondNode.p25 / 1e6)}–${short(beyondNode.p75 / 1e6)}`,
    short(timesSize),
  ])
  return `MEMORY\n${table(head, rows)}`
}
