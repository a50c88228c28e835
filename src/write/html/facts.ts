import type { StylePart } from '../../generated/templates.ts'
import type { NotebookMetadata } from '../../model/notebook.ts'
import type { TaskRunMeta } from '../../model/task-run.ts'
import type { OutlineEntry } from '../../render/context.ts'

/** What the parts of a page around its cells are made from; known once every cell's outline is. */
export interface PageFacts {
  readonly metadata: NotebookMetadata
  readonly run: TaskRunMeta | undefined
  readonly outline: readonly OutlineEntry[]
  /** Parts of the style sheet that cells need. */
  readonly styles: ReadonlySet<StylePart>
}
