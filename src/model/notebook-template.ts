import type { ItemKind } from './task-run.ts'

/** Which cells a task run becomes: its output items, sorted into sections. Plain data, so JSON will do. */
export interface NotebookTemplate {
  /** For people. */
  readonly description?: string
  /** In the order they stand in the notebook. Items of kinds no section names follow at the end. */
  readonly sections: readonly TemplateSection[]
}

export interface TemplateSection {
  /** The text of a level 2 heading above the section. Default: none. */
  readonly heading?: string
  /**
   * When the heading is shown, a section without items aside. `auto`: where the run fills more than one section,
   * unless this one starts with a notebook, which brings its own headings. Default `auto`.
   */
  readonly showHeading?: 'auto' | 'always' | 'never'
  /** The kinds of items it holds. A kind that several sections name goes into the first of them. */
  readonly kinds: readonly ItemKind[]
  /** Order of the items: as the run produced them, or by their kind's place in `kinds`. Default `run`. */
  readonly order?: 'run' | 'kinds'
}
