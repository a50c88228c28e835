import type { PlatenError } from '../../errors.ts'
import type { Notebook } from '../../model/notebook.ts'
import type { ItemKind, OutputItem } from '../../model/task-run.ts'
import type { WarningCode } from '../../warnings.ts'
import type { Draft } from './draft.ts'

export type ItemOf<K extends ItemKind> = Extract<OutputItem, { readonly kind: K }>

/** Turns one kind of item into cells. Title, `truncated` and `vendor` are seen to by its caller. */
export type ItemReader<K extends ItemKind> = (item: ItemOf<K>, context: ItemContext) => readonly Draft[]

export interface ItemContext {
  /** The notebook's language, lower case. */
  readonly language: string
  readonly prepared: Prepared
  /** Reports a warning about this item; `pointer` is within it. */
  readonly warn: (code: WarningCode, message: string, pointer?: string) => void
}

/** What had to be read before any item became cells. */
export interface Prepared {
  /** Of a `messages` item. */
  readonly played?: readonly Draft[]
  /** Of a `notebook` item: the notebook, or why it is none. */
  readonly notebook?: Notebook | PlatenError
  /** Whether this notebook's metadata are those of the whole. */
  readonly isMain?: boolean
  /** Whether the run holds this item only. */
  readonly isOnly?: boolean
}
