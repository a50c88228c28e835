import {
  type Cell,
  fromIpynb,
  type JsonObject,
  type JsonValue,
  type Limits,
  type Notebook,
  type NotebookMetadata,
  PlatenError,
} from '../index.ts'
import { checkDefinition, isObject } from './check.ts'
import { compact } from './compact.ts'
import type { TaskCode, TaskDefinition, TaskParameter } from './definition.ts'
import { cleared, OVERVIEW_KIND, PARAMETERS_KIND, TEMPLATE_KEY, templateSource } from './to-notebook.ts'
import { invalidTemplate, type TemplateViolation } from './violation.ts'

const AT = `/metadata/platen/${TEMPLATE_KEY}`

export interface TaskTemplateOptions {
  readonly limits?: Partial<Limits>
}

export interface TemplateCheck {
  readonly valid: boolean
  readonly violations: readonly TemplateViolation[]
}

/**
 * The task a template was made from.
 *
 * @param template an .ipynb as text or bytes, or a notebook
 * @throws PlatenError `INVALID_TASK_TEMPLATE` naming every field that is wrong by its JSON pointer, and what `fromIpynb` throws
 */
export function fromTaskTemplate(
  template: string | Uint8Array | Notebook,
  options: TaskTemplateOptions = {},
): TaskDefinition {
  const { task, violations } = read(template, options)
  if (task === undefined) throw invalidTemplate(violations, 'validateTaskTemplate')
  return task
}

/**
 * Whether a notebook is a template of a task, and all that is wrong where it is not.
 *
 * @throws PlatenError what `fromIpynb` throws for what is no notebook
 */
export function validateTaskTemplate(
  template: string | Uint8Array | Notebook,
  options: TaskTemplateOptions = {},
): TemplateCheck {
  const { violations } = read(template, options)
  return { valid: violations.length === 0, violations }
}

interface Read {
  readonly task?: TaskDefinition
  readonly violations: readonly TemplateViolation[]
}

function read(template: string | Uint8Array | Notebook, options: TaskTemplateOptions): Read {
  const notebook = notebookOf(template, options)
  const { platen } = notebook.metadata
  const value = isObject(platen) ? platen[TEMPLATE_KEY] : undefined
  if (value === undefined)
    return { violations: [{ pointer: AT, message: 'it is missing, so this notebook is no template' }] }
  const found = checkDefinition(value).map(({ pointer, message }) => ({ pointer: AT + pointer, message }))
  if (!isObject(value)) return { violations: found }
  const { cells, violations } = ownCells(notebook, value)
  const code = codeOf(value.code, notebook, cells)
  const all = [...found, ...violations, ...code.violations]
  if (all.length > 0) return { violations: all }
  const { code: _, ...rest } = value
  return {
    task: compact<TaskDefinition>({ ...(rest as unknown as TaskDefinition), code: code.value }),
    violations: [],
  }
}

function notebookOf(template: string | Uint8Array | Notebook, { limits }: TaskTemplateOptions): Notebook {
  if (typeof template !== 'string' && !ArrayBuffer.isView(template)) {
    if (Array.isArray((template as Notebook | null)?.cells)) return template as Notebook
    throw new PlatenError({
      code: 'NOT_A_NOTEBOOK',
      message: 'The template is no notebook.',
      help: 'Pass the .ipynb, or what fromIpynb makes of it.',
    })
  }
  return fromIpynb(template as string | Uint8Array, limits === undefined ? {} : { limits })
}

/** The cells of the code: without what the template added, the parameters' cell as it was. */
function ownCells(
  notebook: Notebook,
  template: JsonObject,
): { cells: readonly Cell[]; violations: readonly TemplateViolation[] } {
  const violations: TemplateViolation[] = []
  const cells = notebook.cells.flatMap((cell, i): readonly Cell[] => {
    const platen = isObject(cell.metadata.platen) ? cell.metadata.platen : {}
    if (platen.kind === OVERVIEW_KIND) return []
    if (platen.kind !== PARAMETERS_KIND) return [cell]
    if (!says(cell.source, template.parameters, notebook.metadata))
      violations.push({
        pointer: `/cells/${i}/source`,
        message: `it says something else than ${AT}/parameters; change those`,
      })
    const { was } = platen
    if (typeof was !== 'string') return []
    const { kind: _, was: __, ...own } = platen
    const { platen: ___, ...metadata } = cell.metadata
    return [
      {
        ...cell,
        source: was,
        metadata: Object.keys(own).length > 0 ? { ...metadata, platen: own } : metadata,
      } as Cell,
    ]
  })
  return { cells, violations }
}

/** Whoever changes the cell believes to have changed the template. */
function says(source: string, parameters: JsonValue | undefined, metadata: NotebookMetadata): boolean {
  if (!Array.isArray(parameters)) return true
  const language = metadata.language_info?.name ?? metadata.kernelspec?.language ?? 'python'
  const list = (parameters as readonly JsonValue[]).filter(isObject) as unknown as readonly TaskParameter[]
  if (
    list.length !== parameters.length ||
    !list.every(({ name, type }) => typeof name === 'string' && typeof type === 'string')
  )
    return true
  return source === templateSource(list, String(language).toLowerCase())
}

interface CodeRead {
  readonly value?: TaskCode
  readonly violations: readonly TemplateViolation[]
}

function codeOf(value: JsonValue | undefined, notebook: Notebook, cells: readonly Cell[]): CodeRead {
  if (value === undefined)
    return cells.length === 0
      ? { violations: [] }
      : { violations: [{ pointer: `${AT}/code`, message: 'it is missing, but the notebook has cells' }] }
  const kind = isObject(value) ? value.kind : undefined
  if (kind === 'notebook')
    return { value: { kind, notebook: cleared(withoutTemplate(notebook, cells)) }, violations: [] }
  if (kind !== 'script')
    return { violations: [{ pointer: `${AT}/code/kind`, message: 'it is neither "notebook" nor "script"' }] }
  const language = isObject(value) ? value.language : undefined
  if (typeof language !== 'string' || language === '')
    return { violations: [{ pointer: `${AT}/code/language`, message: 'it is missing' }] }
  const [only] = cells
  if (only?.cell_type !== 'code' || cells.length > 1)
    return {
      violations: [
        { pointer: '/cells', message: 'a script is one code cell; join them, or let the code be a notebook' },
      ],
    }
  return { value: { kind, source: only.source, language }, violations: [] }
}

function withoutTemplate(notebook: Notebook, cells: readonly Cell[]): Notebook {
  const { platen, ...metadata } = notebook.metadata
  const { [TEMPLATE_KEY]: _, ...rest } = isObject(platen) ? platen : {}
  const kept = Object.keys(rest).length > 0 ? { ...metadata, platen: rest } : metadata
  return { nbformat: 4, nbformat_minor: 5, metadata: kept as NotebookMetadata, cells }
}
