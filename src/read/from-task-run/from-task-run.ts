import { checkOptions } from '../../check-options.ts'
import { PlatenError } from '../../errors.ts'
import { limitsOf } from '../../limits.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Notebook } from '../../model/notebook.ts'
import type { OutputItem, TaskRunOutput } from '../../model/task-run.ts'
import { arrange, type Section } from './arrange.ts'
import { assignIds } from './assign-ids.ts'
import { type Draft, headingCell } from './draft.ts'
import { itemCells, SECTION_LEVEL } from './item-cells.ts'
import { languageOf } from './language.ts'
import { notebookMetadata } from './notebook-metadata.ts'
import type { FromTaskRunOptions } from './options.ts'
import { parseTaskRun } from './parse-task-run.ts'
import { contextOf, type Preparation, prepare } from './prepare.ts'
import { itemReaders } from './readers.ts'
import { resolveTemplate } from './resolve-template.ts'

const DEFAULT_LANGUAGE = 'python'

/**
 * Turns what a task run put out into a notebook: each item into cells, sorted into the sections of a template.
 * The same run gives the same notebook, ids included. Nothing is lost: items of unknown kinds are shown as JSON,
 * what has no place in a cell is kept in `metadata.platen` of the cell or of the notebook.
 *
 * @throws PlatenError INVALID_TASK_RUN (see `parseTaskRun`), INVALID_OPTION (also for the template), LIMIT_EXCEEDED for
 *   more cells than `limits.cells`
 */
export function fromTaskRun(run: TaskRunOutput, options: FromTaskRunOptions = {}): Notebook {
  checkOptions(options)
  const template = resolveTemplate(options)
  const { meta, outputs: given } = parseTaskRun(run, options)
  const outputs = given.map((item, i) => knownItem(item, i, options))
  const preparation = prepare(outputs, options)
  const language = languageOf(preparation.metadata)
  const drafts = arrange(outputs, template).flatMap((section) =>
    sectionCells(section, preparation, language ?? DEFAULT_LANGUAGE, options),
  )
  checkCount(drafts.length, limitsOf(options.limits).cells)
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: notebookMetadata(outputs, preparation, language ?? DEFAULT_LANGUAGE),
    cells: assignIds(drafts),
    run: meta,
  }
}

/** The item, or what shows an item of a kind that a newer version of the model has. */
function knownItem(item: OutputItem, i: number, { onWarning }: FromTaskRunOptions): OutputItem {
  if (Object.hasOwn(itemReaders, item.kind)) return item
  const kind: string = item.kind
  const message = `An item of the unknown kind ${JSON.stringify(kind)} is shown as JSON`
  onWarning?.({ code: 'UNKNOWN_KIND', message, pointer: `/outputs/${i}/kind` })
  return { kind: 'unknown', type: kind, value: item as unknown as JsonObject }
}

function sectionCells(
  { heading, items }: Section,
  preparation: Preparation,
  language: string,
  options: FromTaskRunOptions,
): readonly Draft[] {
  const head = heading === undefined ? [] : [headingCell(heading, SECTION_LEVEL)]
  const cells = items.flatMap(({ item, index }) =>
    itemCells(item, heading, contextOf(index, preparation, language, options)),
  )
  return [...head, ...cells]
}

function checkCount(count: number, limit: number): void {
  if (count <= limit) return
  throw new PlatenError({
    code: 'LIMIT_EXCEEDED',
    message: `The notebook would have ${count} cells, allowed: ${limit}.`,
    pointer: '/outputs',
    help: 'Raise limits.cells if you trust the input.',
  })
}
