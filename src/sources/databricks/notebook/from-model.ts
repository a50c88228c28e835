import type { JsonObject, JsonValue, Param, RunState, TaskRunMeta } from '../../../index.ts'
import { compact, Fields, isObject } from '../../fields.ts'
import { headingCell, outputsOf } from '../../notebook-parts.ts'
import { commandError, isSkipped } from './command-error.ts'
import { commandOf } from './magic.ts'
import { resultOutputs, telling } from './result-items.ts'

/** A notebook of Databricks' own model, as nbformat JSON, with what it says of its run. */
export interface ModelNotebook {
  readonly content: JsonObject
  readonly meta: Partial<TaskRunMeta>
}

interface Command {
  readonly fields: Fields
  readonly position: number
}

/** Cells in the order of `position`, not of the list. */
export function fromModel(model: JsonObject): ModelNotebook {
  const notebook = new Fields(model)
  const name = notebook.text('name')
  const language = notebook.text('language')
  const entries = notebook.list('commands') ?? []
  const commands = entries
    .flatMap((entry) => (isObject(entry) ? command(entry) : []))
    .sort((a, b) => a.position - b.position)
  const cells = commands.flatMap(({ fields }) => cellsOf(fields))
  const params = widgetParams(notebook.peek('inputWidgets'))
  const odd = entries.filter((entry) => !isObject(entry))
  const rest = telling({ ...notebook.rest(), ...(odd.length > 0 && { commands: odd }) })
  const metadata = compact({
    language_info: language === undefined ? undefined : { name: language },
    title: name,
    databricks: rest,
  })
  return {
    content: { nbformat: 4, nbformat_minor: 4, metadata, cells },
    meta: compact({ title: name, ...runOf(commands.map(({ fields }) => new Fields(fields.object))), params }),
  }
}

function command(entry: JsonObject): Command {
  const fields = new Fields(entry)
  return { fields, position: fields.number('position') ?? Number.MAX_VALUE }
}

function cellsOf(fields: Fields): readonly JsonObject[] {
  const { type, source } = commandOf(fields.text('command') ?? '')
  const found = resultOutputs(fields.value('results'))
  const outputs = [...found.outputs, ...(found.hasError ? [] : errorOutputs(fields))]
  const title = fields.flag('showCommandTitle') === true ? fields.text('commandTitle') : undefined
  const heading = title === undefined ? [] : [headingCell(title, 4)]
  const jupyter = telling({
    source_hidden: fields.flag('hideCommandCode') === true,
    outputs_hidden: fields.flag('hideCommandResult') === true,
  })
  const execution = times(fields)
  const left = telling({ ...fields.rest(), results: found.rest })
  const metadata = compact({ jupyter, execution, databricks: left })
  // What Markdown was rendered to is not kept, since it is rendered again.
  if (type === 'markdown') return [...heading, { cell_type: 'markdown', source, metadata }]
  return [...heading, { cell_type: 'code', source, metadata, outputs, execution_count: null }]
}

function errorOutputs(fields: Fields): readonly JsonObject[] {
  const summary = fields.text('errorSummary')
  const trace = fields.text('error')
  const type = fields.text('errorTraceType')
  if (isSkipped(summary, trace)) return outputsOf([{ kind: 'text', text: summary! }])
  const error = commandError(summary, trace, type)
  return error ? outputsOf([error]) : []
}

/** Where JupyterLab keeps when a cell ran. */
function times(fields: Fields): JsonObject | undefined {
  return telling({
    'iopub.status.busy': instant(fields.moment('startTime')),
    'iopub.status.idle': instant(fields.moment('finishTime')),
  })
}

function instant(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString()
}

/** When the first command began and the last one ended, and whether one failed. */
function runOf(commands: readonly Fields[]): Partial<TaskRunMeta> {
  const starts = commands.flatMap((fields) => fields.moment('startTime') ?? [])
  const ends = commands.flatMap((fields) => fields.moment('finishTime') ?? [])
  const startTime = starts.reduce<number | undefined>(
    (least, time) => Math.min(least ?? time, time),
    undefined,
  )
  const endTime = ends.reduce<number | undefined>((most, time) => Math.max(most ?? time, time), undefined)
  const state = startTime === undefined ? undefined : stateOf(commands)
  return compact({ startTime, endTime: state?.lifecycle === 'ended' ? endTime : undefined, state })
}

const ACCORDING = 'According to the exported notebook.'

/** An export does not say how the run ended; its commands do. */
function stateOf(commands: readonly Fields[]): RunState {
  const states = commands.map((fields) => fields.text('state'))
  const failed = commands[states.indexOf('error')]
  if (failed !== undefined) {
    const error = commandError(
      failed.text('errorSummary'),
      failed.text('error'),
      failed.text('errorTraceType'),
    )
    const what = error === undefined ? '' : `${error.name}: ${error.message.split('\n', 1)[0]} `
    return { lifecycle: 'ended', result: 'failed', message: `${what}(${ACCORDING})` }
  }
  if (states.includes('cancelled')) return { lifecycle: 'ended', result: 'canceled', message: ACCORDING }
  const isBusy = states.some((state) => state === 'running' || state === 'pending' || state === 'queued')
  if (isBusy) return { lifecycle: 'running', message: ACCORDING }
  return { lifecycle: 'ended', result: 'success', message: ACCORDING }
}

/** Widgets by name, in their order: of a model `inputWidgets`, of an .ipynb `widgets`. */
export function widgetParams(widgets: JsonValue | undefined): readonly Param[] | undefined {
  if (!isObject(widgets)) return undefined
  const params = Object.entries(widgets).flatMap(([name, entry]) =>
    isObject(entry) ? widgetParam(name, entry) : [],
  )
  return params.length > 0 ? params : undefined
}

function widgetParam(name: string, entry: JsonObject): Param {
  const widget = new Fields(entry)
  const info = new Fields(
    widget.fields('widgetInfo')?.object ?? widget.fields('typedWidgetInfo')?.object ?? {},
  )
  const value = widget.value('currentValue') ?? info.value('defaultValue') ?? ''
  const description = info.text('label')
  return compact<Param>({ name, value, description: description === name ? undefined : description })
}
