import type { JsonObject } from '../model/json.ts'
import type { CodeCell } from '../model/notebook.ts'
import { type CellTransform, eachCodeCell } from './cell-transform.ts'
import { sectionOf, withoutKeys } from './metadata.ts'

/** Metadata that says how outputs are shown; nbconvert removes it together with them. */
const OUTPUT_METADATA: ReadonlySet<string> = new Set(['collapsed', 'scrolled'])

/** What `metadata.platen` holds of outputs: keys the format has no place for, and what was cut out of them. */
const OUTPUT_RECORDS: ReadonlySet<string> = new Set(['outputs', 'truncated'])

/**
 * Removes all outputs and execution counts, and the metadata `collapsed` and `scrolled`, as nbconvert does; also
 * what `metadata.platen` holds of the outputs.
 */
export function clearOutputs(): CellTransform {
  return eachCodeCell(withoutOutputs)
}

/** A cell as before its first run. The same cell where it is that already. */
export function withoutOutputs(cell: CodeCell): CodeCell {
  const metadata = withoutRecords(withoutKeys(cell.metadata, OUTPUT_METADATA))
  if (cell.outputs.length === 0 && cell.execution_count === null && metadata === cell.metadata) return cell
  return { ...cell, outputs: [], execution_count: null, metadata }
}

function withoutRecords(metadata: JsonObject): JsonObject {
  const platen = sectionOf(metadata, 'platen')
  const kept = withoutKeys(platen, OUTPUT_RECORDS)
  if (kept === platen) return metadata
  return Object.keys(kept).length > 0
    ? { ...metadata, platen: kept }
    : withoutKeys(metadata, new Set(['platen']))
}
