import type { WriteSheet } from 'hucre/xlsx'
import type { Cell, JsonValue } from '../../index.ts'
import { jsonText } from '../../text/json-text.ts'
import { asWritten } from '../as-written.ts'
import type { ParameterType, TaskCode, TaskDefinition, TaskSetting } from '../definition.ts'
import { withoutSecrets } from '../secrets.ts'
import { checked, cleared } from '../to-notebook.ts'
import { reproducible } from './archive.ts'
import { type SheetValue, textCell, valueCell } from './cell.ts'
import { loadHucre } from './hucre.ts'
import { folded, type SheetRows } from './sheet.ts'

/**
 * A template of a task as a workbook that people can fill in: sheets Task, Parameters, Settings and Code. The same
 * definition gives the same bytes. Values of secrets are left blank. `fromTaskTemplateXlsx` gives the definition back.
 * Needs the package `hucre`.
 *
 * @throws PlatenError `INVALID_TASK_TEMPLATE` naming every field that is wrong, `PACKAGE_MISSING`
 */
export async function toTaskTemplateXlsx(definition: TaskDefinition): Promise<Uint8Array> {
  const task = withoutSecrets(checked(definition))
  const code =
    task.code?.kind === 'notebook' ? { ...task.code, notebook: cleared(task.code.notebook) } : task.code
  const sheets = [taskSheet(task, code), parameterSheet(task), settingSheet(task), codeSheet(code)]
  const { writeXlsx } = await loadHucre()
  const workbook = await writeXlsx({
    sheets: sheets.map(toSheet),
    properties: {
      title: task.name.replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, ' '),
      modified: new Date(0),
      created: new Date(0),
    },
  })
  return reproducible(workbook)
}

const WIDTHS: Readonly<Record<string, readonly number[]>> = {
  Task: [18, 60, 70],
  Parameters: [24, 10, 40, 10, 10, 60],
  Settings: [18, 28, 10, 60, 10],
  Code: [24, 10, 100, 30, 30],
}
/** Rows for which a spreadsheet offers the values a column can have. */
const OFFERED_ROWS = 1_000

function toSheet({ name, header, rows }: SheetRows): WriteSheet {
  const cells = new Map(header.map((_, column) => [`0,${column}`, { style: { font: { bold: true } } }]))
  const lists = OFFERS[name] ?? []
  return {
    name,
    rows: [[...header], ...folded(rows).map((row) => [...row])],
    cells,
    columns: (WIDTHS[name] ?? []).map((width) => ({
      width,
      style: { alignment: { wrapText: true, vertical: 'top' } },
    })),
    freezePane: { rows: 1 },
    dataValidations: lists.map(([column, values]) => ({
      type: 'list',
      values: [...values],
      range: `${column}2:${column}${OFFERED_ROWS}`,
      allowBlank: true,
    })),
  }
}

const TYPES: readonly ParameterType[] = ['string', 'integer', 'number', 'boolean', 'json']
const FLAGS = ['TRUE', 'FALSE'] as const

const OFFERS: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  Parameters: [
    ['B', TYPES],
    ['D', FLAGS],
    ['E', FLAGS],
  ],
  Settings: [
    ['C', TYPES],
    ['E', FLAGS],
  ],
}

/** The fields of the sheet Task, with what to write there. */
export const TASK_FIELDS = {
  Version: 'Of this layout; leave it as it is.',
  Name: 'Must not be empty.',
  Description: '',
  System: 'The job system.',
  Code: 'notebook, script, or blank for a task without code; see the sheet Code.',
  Language: 'Of a script: python, sql, r, …',
  Schedule: 'Five to seven fields of cron, 0 4 * * *.',
  'Time zone': 'Europe/Vienna',
  Starts: 'ISO 8601, 2026-11-20T04:00:00Z.',
  Paused: 'TRUE or FALSE.',
  'Notebook metadata': 'JSON; of a notebook.',
} as const

function taskSheet(task: TaskDefinition, code: TaskCode | undefined): SheetRows {
  const { schedule = {} } = task
  const metadata = code?.kind === 'notebook' ? json(code.notebook.metadata as JsonValue) : null
  const values: Record<keyof typeof TASK_FIELDS, SheetValue> = {
    Version: task.version,
    Name: textCell(task.name),
    Description: text(task.description),
    System: text(task.system),
    Code: code?.kind ?? null,
    Language: code?.kind === 'script' ? textCell(code.language) : null,
    Schedule: text(schedule.cron),
    'Time zone': text(schedule.timezone),
    Starts: text(schedule.start),
    Paused: schedule.paused ?? null,
    'Notebook metadata': metadata,
  }
  const rows = Object.entries(TASK_FIELDS).map(([field, help]) => [
    field,
    values[field as keyof typeof TASK_FIELDS],
    help || null,
  ])
  return { name: 'Task', header: ['Field', 'Value', 'Help'], rows }
}

function text(value: string | undefined): SheetValue {
  return value === undefined ? null : textCell(value)
}

/** With sorted keys, as an .ipynb has them. */
function json(value: JsonValue): string {
  return textCell(jsonText(asWritten(value), true))
}

export const PARAMETER_HEADER = ['Name', 'Type', 'Default', 'Required', 'Secret', 'Description'] as const

function parameterSheet({ parameters = [] }: TaskDefinition): SheetRows {
  const rows = parameters.map(({ name, type, default: value, required, secret, description }) => [
    textCell(name),
    type,
    valueCell(value, type),
    required ?? null,
    secret ?? null,
    text(description),
  ])
  return { name: 'Parameters', header: [...PARAMETER_HEADER], rows }
}

export const SETTING_HEADER = ['Section', 'Setting', 'Type', 'Value', 'Secret'] as const

function settingSheet({ settings = [] }: TaskDefinition): SheetRows {
  const rows = settings.map(({ section, name, value, secret }) => {
    const type = typeOf(value)
    const isFilledIn = secret === true && value === null
    return [
      textCell(section),
      textCell(name),
      isFilledIn ? 'string' : type,
      isFilledIn ? null : valueCell(value, type),
      secret ?? null,
    ]
  })
  return { name: 'Settings', header: [...SETTING_HEADER], rows }
}

function typeOf(value: TaskSetting['value']): ParameterType {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number'
  return 'json'
}

export const CODE_HEADER = ['Id', 'Type', 'Source', 'Metadata', 'Attachments'] as const

function codeSheet(code: TaskCode | undefined): SheetRows {
  const rows =
    code === undefined
      ? []
      : code.kind === 'script'
        ? [['script', 'code', textCell(code.source), null, null]]
        : code.notebook.cells.map(cellRow)
  return { name: 'Code', header: [...CODE_HEADER], rows }
}

function cellRow(cell: Cell): readonly SheetValue[] {
  const attachments = cell.cell_type === 'code' ? undefined : cell.attachments
  const metadata = Object.keys(cell.metadata).length === 0 ? null : json(cell.metadata)
  return [
    textCell(cell.id),
    cell.cell_type,
    textCell(cell.source),
    metadata,
    attachments === undefined ? null : json(attachments as unknown as JsonValue),
  ]
}
