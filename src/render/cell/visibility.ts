import type { JsonObject, JsonValue } from '../../model/json.ts'

/** Whether a part of a cell is in the page: as usual, folded away, or not at all. */
export type Visibility = 'shown' | 'folded' | 'removed'

export interface CellVisibility {
  readonly cell: Visibility
  readonly input: Visibility
  readonly outputs: Visibility
}

/**
 * What a cell's metadata says of its parts: JupyterLab's `jupyter.source_hidden` and `jupyter.outputs_hidden`, the
 * classic `collapsed` and its extensions' `hide_input`, Colab's form view, the `hide-*` tags of Jupyter Book and
 * MyST-NB, and `platen.input: 'removed'` of our transforms. The `remove-*` tags are the business of a transform,
 * `removeByTag`.
 */
export function visibilityOf(metadata: JsonObject): CellVisibility {
  const jupyter = objectAt(metadata, 'jupyter')
  const platen = objectAt(metadata, 'platen')
  const tags = Array.isArray(metadata.tags) ? (metadata.tags as readonly JsonValue[]) : []
  const tagged = (name: string) =>
    tags.length > 0 && (tags.includes(name) || tags.includes(name.replace('-', '_')))
  return {
    cell: tagged('hide-cell') ? 'folded' : 'shown',
    input:
      platen.input === 'removed'
        ? 'removed'
        : jupyter.source_hidden === true ||
            metadata.hide_input === true ||
            metadata.cellView === 'form' ||
            tagged('hide-input')
          ? 'folded'
          : 'shown',
    outputs:
      jupyter.outputs_hidden === true || metadata.collapsed === true || tagged('hide-output')
        ? 'folded'
        : 'shown',
  }
}

function objectAt(metadata: JsonObject, key: string): JsonObject {
  const value = metadata[key]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}
