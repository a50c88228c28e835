import type { JsonObject } from '../../model/json.ts'
import type {
  CodeCell,
  DisplayDataOutput,
  MarkdownCell,
  MimeBundle,
  Output,
  RawCell,
} from '../../model/notebook.ts'
import { escapeMarkdown } from '../../text/escape-markdown.ts'
import { isJsonObject } from '../../text/json/kinds.ts'

/** A cell that has no id yet. */
export type Draft = DraftOf<CodeCell> | DraftOf<MarkdownCell> | DraftOf<RawCell>

type DraftOf<C extends { readonly id: string }> = Omit<C, 'id'> & {
  /** The id it had in the notebook it comes from. */
  readonly id?: string
  /** What its id is made from, where that is not the source. Should be the same from run to run. */
  readonly seed?: string
}

/** A cell that shows outputs and has no code. `platen` is kept as `metadata.platen`. */
export function outputCell(outputs: readonly Output[], platen: JsonObject, seed?: string): Draft {
  return { ...codeCell('', platen), outputs, seed: `${String(platen.kind)}\n${seed ?? ''}` }
}

export function codeCell(source: string, platen: JsonObject): DraftOf<CodeCell> {
  return { cell_type: 'code', source, metadata: { platen }, execution_count: null, outputs: [] }
}

export function markdownCell(source: string, platen: JsonObject): Draft {
  return { cell_type: 'markdown', source, metadata: { platen } }
}

/** A heading with a text that is data. */
export function headingCell(text: string, level: number): Draft {
  return markdownCell(`${'#'.repeat(level)} ${escapeMarkdown(text)}`, { kind: 'heading', heading: text })
}

export function displayData(data: MimeBundle, metadata: JsonObject = {}): DisplayDataOutput {
  return { output_type: 'display_data', data, metadata }
}

/** Metadata of a cell or notebook with more in its `platen`. */
export function withPlaten<M extends JsonObject>(metadata: M, more: JsonObject): M {
  return { ...metadata, platen: { ...platenOf(metadata), ...more } }
}

/** `metadata.platen` of a cell that may come from anywhere. */
function platenOf({ platen }: JsonObject): JsonObject {
  if (isJsonObject(platen)) return platen
  return platen === undefined ? {} : { value: platen }
}
