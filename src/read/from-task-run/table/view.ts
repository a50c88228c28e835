import type { JsonValue } from '../../../model/json.ts'
import type { FieldType, Row } from './field-type.ts'

/** A table on its way to the page: data, and how each column is shown. */
export interface TableView {
  readonly caption?: string
  readonly columns: readonly ColumnView[]
  /** A row may be shorter than `columns`. */
  readonly rows: readonly Row[]
  /** A sentence below the table. */
  readonly note?: string
}

export interface ColumnView {
  readonly name: string
  readonly type: FieldType
  /** The type in the job system's own words. */
  readonly sourceType?: string
  /** The column names its rows (`<th scope="row">`). */
  readonly isRowHeader?: boolean
  /** As HTML the column is no column: its value stands above the rows that follow each other with it. */
  readonly isGroup?: boolean
  /** The value for people. Default: strings as they are, everything else as JSON. */
  readonly show?: (value: JsonValue) => string
  /** A class on the value's cell. */
  readonly className?: (value: JsonValue) => string
}
