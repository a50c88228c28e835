import type { StylePart } from '../../generated/templates.ts'
import type { NotebookFrame, NotebookMetadata } from '../../model/notebook.ts'
import type { TaskRunMeta } from '../../model/task-run.ts'
import type { OutlineEntry, RenderedCell } from '../../render/context.ts'
import type { HtmlOptions } from '../../render/options.ts'

/** What the parts of a page around its cells are made from; known once every cell's outline is. */
export interface PageFacts {
  readonly metadata: NotebookMetadata
  readonly run: TaskRunMeta | undefined
  readonly outline: readonly OutlineEntry[]
  /** Parts of the style sheet that cells need. */
  readonly styles: ReadonlySet<StylePart>
}

/** Collects the facts as cells are rendered. */
export class FactCollector {
  readonly #outline: OutlineEntry[] = []
  readonly #styles: Set<StylePart>
  readonly #run: TaskRunMeta | undefined

  constructor(options: HtmlOptions) {
    this.#styles = new Set(options.embed ? ['embedded'] : [])
    this.#run = options.run
  }

  add({ outline, styles }: Pick<RenderedCell, 'outline' | 'styles'>): void {
    for (const entry of outline) this.#outline.push(entry)
    for (const part of styles) this.#styles.add(part)
  }

  /** What is known after the last cell. */
  facts({ metadata, run }: NotebookFrame): PageFacts {
    return { metadata, run: this.#run ?? run, outline: this.#outline, styles: this.#styles }
  }
}
