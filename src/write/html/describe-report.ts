import { checkOptions } from '../../check-options.ts'
import { expectNotebook } from '../../model/expect-notebook.ts'
import type { Notebook } from '../../model/notebook.ts'
import type { RunState, TaskRunMeta } from '../../model/task-run.ts'
import { renderCell } from '../../render/cell/cell.ts'
import { DocumentContext, type Heading } from '../../render/context.ts'
import { makeEnv } from '../../render/env.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { wordsFor } from '../../words/words-for.ts'
import { ownTitle, titleOf } from './title.ts'

/** What an index says of a report. */
export interface ReportDescription {
  /** The title the report has itself. */
  readonly title: string
  readonly state?: RunState
  /** Milliseconds since the epoch. */
  readonly startTime?: number
  /** In milliseconds. */
  readonly duration?: number
  /** How many errors are among the outputs. */
  readonly errors: number
}

/**
 * What to say of a report in an index, from the notebook and the options it is made with. Cells are rendered only as far
 * as to the heading that gives the title.
 *
 * @throws PlatenError `NOT_A_NOTEBOOK`, `INVALID_OPTION`
 */
export function describeReport(notebook: Notebook, options: HtmlOptions = {}): ReportDescription {
  checkOptions(options)
  expectNotebook(notebook)
  const run = options.run ?? notebook.run
  const { metadata } = notebook
  const words = wordsFor(options)
  const duration = run && durationOf(run)
  return {
    title:
      ownTitle(metadata, run, options) ??
      titleOf({ metadata, run, styles: new Set(), outline: firstHeading(notebook, options) }, options, words)
        .document,
    ...(run?.state && { state: run.state }),
    ...(run?.startTime !== undefined && { startTime: run.startTime }),
    ...(duration !== undefined && { duration }),
    errors: errorsIn(notebook),
  }
}

/** How long a run took, in milliseconds; undefined where nothing says so. */
export function durationOf({ durations, startTime, endTime }: TaskRunMeta): number | undefined {
  if (durations?.total !== undefined) return durations.total
  return startTime !== undefined && endTime !== undefined ? endTime - startTime : undefined
}

function firstHeading(notebook: Notebook, { onWarning: _, ...options }: HtmlOptions): readonly Heading[] {
  const env = makeEnv(notebook.metadata, options)
  const context = new DocumentContext()
  for (const [index, cell] of notebook.cells.entries()) {
    const { outline, effects } = renderCell(cell, context, env, `/cells/${index}`)
    const heading = outline.find((entry): entry is Heading => entry.kind === 'heading')
    if (heading) return [heading]
    context.advance(effects)
  }
  return []
}

function errorsIn({ cells }: Notebook): number {
  let errors = 0
  for (const cell of cells) {
    if (cell.cell_type !== 'code') continue
    errors += cell.outputs.filter(({ output_type }) => output_type === 'error').length
  }
  return errors
}
