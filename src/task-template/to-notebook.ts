import {
  applyTransforms,
  type Cell,
  type CodeCell,
  clearOutputs,
  type JsonObject,
  type MarkdownCell,
  type Notebook,
  type Param,
  stripForVersionControl,
} from '../index.ts'
import { parameterSource } from '../text/literals/parameter-source.ts'
import { asWritten } from './as-written.ts'
import { checkDefinition, isObject } from './check.ts'
import { compact } from './compact.ts'
import type { TaskDefinition, TaskParameter } from './definition.ts'
import { overview } from './overview.ts'
import { withoutSecrets } from './secrets.ts'
import { invalidTemplate } from './violation.ts'

/** The key in `metadata.platen` that makes a notebook a template. */
export const TEMPLATE_KEY = 'taskTemplate'
/** `metadata.platen.kind` of the cells a template adds. */
export const OVERVIEW_KIND = 'task-template'
export const PARAMETERS_KIND = 'task-parameters'

const DEFAULT_LANGUAGE = 'python'

/**
 * A template of a task as a notebook: its code with outputs cleared and what running changed taken off, its parameters with
 * types and defaults in a cell tagged `parameters`, an overview in Markdown, and all of the definition but the code in
 * `metadata.platen.taskTemplate`. Values of secrets are left out. `fromTaskTemplate` gives the definition back.
 *
 * @throws PlatenError `INVALID_TASK_TEMPLATE` naming every field that is wrong
 */
export function toTaskTemplate(definition: TaskDefinition): Notebook {
  const task = withoutSecrets(checked(definition))
  const { code, ...rest } = task
  const notebook = codeNotebook(code)
  const language = languageOf(notebook)
  const cells = [overviewCell(task), ...withParameters(notebook.cells, task.parameters ?? [], language)]
  const platen = isObject(notebook.metadata.platen) ? notebook.metadata.platen : {}
  const template = compact<JsonObject>({ ...(rest as unknown as JsonObject), code: code && codeKind(code) })
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { ...notebook.metadata, platen: { ...platen, [TEMPLATE_KEY]: template } },
    cells: withUniqueIds(cells),
  }
}

/** @throws PlatenError `INVALID_TASK_TEMPLATE` */
export function checked(definition: TaskDefinition): TaskDefinition {
  const { code, ...rest } = { ...definition }
  const violations = checkDefinition(rest as unknown as JsonObject)
  const wrong =
    code === undefined || code.kind === 'notebook' || code.kind === 'script'
      ? []
      : [{ pointer: '/code/kind', message: 'it is neither notebook nor script' }]
  const all = [...violations, ...wrong]
  if (all.length > 0) throw invalidTemplate(all, 'the message')
  return definition
}

/** A script's language is the notebook's; a notebook keeps its own. */
function codeKind(code: NonNullable<TaskDefinition['code']>): JsonObject {
  return code.kind === 'script' ? { kind: 'script', language: code.language } : { kind: 'notebook' }
}

function codeNotebook(code: TaskDefinition['code']): Notebook {
  const empty = { nbformat: 4, nbformat_minor: 5 } as const
  if (code === undefined) return { ...empty, metadata: {}, cells: [] }
  if (code.kind === 'notebook') return cleared(code.notebook)
  const cell: CodeCell = {
    cell_type: 'code',
    id: 'script',
    source: code.source,
    metadata: {},
    execution_count: null,
    outputs: [],
  }
  return { ...empty, metadata: { language_info: { name: code.language } }, cells: [cell] }
}

/** A notebook as it is before its first run. */
export function cleared(notebook: Notebook): Notebook {
  return applyTransforms(notebook, [clearOutputs(), stripForVersionControl()])
}

function languageOf({ metadata }: Notebook): string {
  const info = metadata.language_info?.name ?? metadata.kernelspec?.language
  return typeof info === 'string' && info !== '' ? info.toLowerCase() : DEFAULT_LANGUAGE
}

function overviewCell(task: TaskDefinition): MarkdownCell {
  return {
    cell_type: 'markdown',
    id: 'template',
    source: overview(task),
    metadata: { platen: { kind: OVERVIEW_KIND } },
  }
}

/** The cell that is tagged `parameters` says the new ones, and keeps what it said; where there is none, one is put first. */
function withParameters(
  cells: readonly Cell[],
  parameters: readonly TaskParameter[],
  language: string,
): readonly Cell[] {
  if (parameters.length === 0) return cells
  const source = templateSource(parameters, language)
  const at = cells.findIndex(isTagged)
  const platen = { kind: PARAMETERS_KIND }
  if (at < 0) {
    const metadata = { platen, tags: ['parameters'] }
    return [
      { cell_type: 'code', id: 'parameters', source, metadata, execution_count: null, outputs: [] },
      ...cells,
    ]
  }
  const before = cells[at]!
  const own = isObject(before.metadata.platen) ? before.metadata.platen : {}
  return cells.with(at, {
    ...before,
    source,
    metadata: { ...before.metadata, platen: { ...own, ...platen, was: before.source } },
  })
}

function isTagged({ cell_type, metadata }: Cell): boolean {
  const { tags } = metadata
  return cell_type === 'code' && Array.isArray(tags) && tags.includes('parameters')
}

/** The parameters as assignments of a language, each with its type in a comment. */
export function templateSource(parameters: readonly TaskParameter[], language: string): string {
  const params = parameters.map(({ name, type, default: value, required, secret, description }): Param => {
    const notes = [description, required && 'required', secret && 'secret, to be filled in']
      .filter(Boolean)
      .join('; ')
    return compact<Param>({ name, value: asWritten(value ?? null), type, description: notes || undefined })
  })
  return parameterSource(params, language)
}

/** Ours give way to those of the notebook. */
function withUniqueIds(cells: readonly Cell[]): readonly Cell[] {
  const taken = new Set(cells.filter((cell) => !isOurs(cell)).map(({ id }) => id))
  return cells.map((cell) => {
    if (!isOurs(cell)) return cell
    let id = cell.id
    for (let n = 2; taken.has(id); n++) id = `${cell.id}-${n}`
    taken.add(id)
    return { ...cell, id }
  })
}

/** Cells the template added, whose id nobody knows. */
function isOurs({ metadata }: Cell): boolean {
  const platen = isObject(metadata.platen) ? metadata.platen : {}
  return platen.kind === OVERVIEW_KIND || (platen.kind === PARAMETERS_KIND && platen.was === undefined)
}
