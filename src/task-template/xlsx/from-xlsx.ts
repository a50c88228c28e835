import {
  type Attachments,
  type Cell,
  fromIpynb,
  type JsonObject,
  type JsonValue,
  type Limits,
  limitsOf,
  type Notebook,
  PlatenError,
  toIpynb,
} from '../../index.ts'
import { parseJson } from '../../text/json/parse.ts'
import { checkDefinition, isObject } from '../check.ts'
import { compact } from '../compact.ts'
import type { ParameterType, TaskCode, TaskDefinition } from '../definition.ts'
import { invalidTemplate, type TemplateViolation } from '../violation.ts'
import { guarded, notAWorkbook } from './archive.ts'
import { cellText, cellValue, type SheetValue } from './cell.ts'
import { loadHucre } from './hucre.ts'
import { cellName, isBlank, type ReadRow, unfolded } from './sheet.ts'
import { CODE_HEADER, PARAMETER_HEADER, SETTING_HEADER, TASK_FIELDS } from './to-xlsx.ts'

export interface XlsxOptions {
  /** `decompressedBytes` bounds the workbook. */
  readonly limits?: Partial<Limits>
}

export interface XlsxCheck {
  readonly valid: boolean
  readonly violations: readonly TemplateViolation[]
}

/**
 * The task of a template in a workbook.
 *
 * @throws PlatenError `INVALID_TASK_TEMPLATE` naming every cell that is wrong, `Parameters!B3`; `INVALID_SOURCE` for what is
 *   no workbook, `LIMIT_EXCEEDED`, `PACKAGE_MISSING`
 */
export async function fromTaskTemplateXlsx(
  workbook: Uint8Array,
  options: XlsxOptions = {},
): Promise<TaskDefinition> {
  const reading = await read(workbook, options)
  if (reading.violations.length > 0) throw invalidTemplate(reading.violations, 'validateTaskTemplateXlsx')
  return reading.task()
}

/**
 * Whether a workbook is a template of a task, and all cells that are wrong where it is not.
 *
 * @throws PlatenError `INVALID_SOURCE` for what is no workbook, `LIMIT_EXCEEDED`
 */
export async function validateTaskTemplateXlsx(
  workbook: Uint8Array,
  options: XlsxOptions = {},
): Promise<XlsxCheck> {
  const { violations } = await read(workbook, options)
  return { valid: violations.length === 0, violations }
}

interface Reading {
  readonly violations: readonly TemplateViolation[]
  readonly task: () => TaskDefinition
}

/** What fits on a sheet that people fill in; a cell far off must not make rows up to it. */
const RANGE = 'A1:Z20000'

async function read(workbook: Uint8Array, options: XlsxOptions): Promise<Reading> {
  const bytes = guarded(workbook, limitsOf(options.limits).decompressedBytes)
  const { readXlsx } = await loadHucre()
  const { sheets } = await readXlsx(bytes, { range: RANGE }).catch((error: unknown) => {
    throw notAWorkbook(error)
  })
  const reader = new TemplateReader(
    new Map(sheets.map(({ name, rows }) => [name, rows as readonly (readonly SheetValue[])[]])),
  )
  return reader.read()
}

/** Goes through the sheets, remembers where each field stands, and what is wrong. */
class TemplateReader {
  readonly #sheets: ReadonlyMap<string, readonly (readonly SheetValue[])[]>
  readonly #violations: TemplateViolation[] = []
  /** From pointers into the definition to cells. */
  readonly #places = new Map<string, string>()

  constructor(sheets: ReadonlyMap<string, readonly (readonly SheetValue[])[]>) {
    this.#sheets = sheets
  }

  read(): Reading {
    const { fields, metadata } = this.#task()
    const parameters = this.#parameters()
    const settings = this.#settings()
    const value = compact<JsonObject>({
      ...fields,
      parameters: parameters.length > 0 ? parameters : undefined,
      settings: settings.length > 0 ? settings : undefined,
    })
    const { code: kind, language, ...rest } = value
    for (const { pointer, message } of checkDefinition(rest)) this.#report(this.#placeOf(pointer), message)
    const code = this.#code(kind, language, metadata)
    return {
      violations: this.#violations,
      task: () => compact<TaskDefinition>({ ...(rest as unknown as TaskDefinition), code }),
    }
  }

  #report(place: string, message: string): void {
    this.#violations.push({ pointer: place, message })
  }

  /** The cell of a field; of a missing one, that of what should have it. */
  #placeOf(pointer: string): string {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const place = this.#places.get(at)
      if (place !== undefined) return place
      if (!at.includes('/')) return 'Task'
    }
  }

  #rows(sheet: string, header: readonly string[]): readonly ReadRow[] {
    const rows = this.#sheets.get(sheet)
    if (rows === undefined) {
      this.#report(sheet, 'there is no sheet of this name')
      return []
    }
    for (const [column, title] of header.entries()) {
      const found = cellText(rows[0]?.[column])
      if (found !== title)
        this.#report(
          `${sheet}!${cellName(column, 1)}`,
          `the heading is ${JSON.stringify(found ?? '')}, expected ${JSON.stringify(title)}`,
        )
    }
    return unfolded(rows.slice(1), 2)
  }

  #task(): { fields: JsonObject; metadata: { value: SheetValue | undefined; place: string } } {
    const values = new Map<string, { value: SheetValue; place: string }>()
    for (const { number, cells } of this.#rows('Task', ['Field', 'Value'])) {
      const field = cellText(cells[0]) ?? ''
      const place = `Task!${cellName(1, number)}`
      if (Object.hasOwn(TASK_FIELDS, field)) values.set(field, { value: cells[1] ?? null, place })
      else
        this.#report(
          `Task!${cellName(0, number)}`,
          `there is no field ${JSON.stringify(field)}, known are ${Object.keys(TASK_FIELDS).join(', ')}`,
        )
    }
    const take = (
      field: keyof typeof TASK_FIELDS,
      pointer: string,
      type: ParameterType,
    ): JsonValue | undefined => {
      const found = values.get(field)
      if (found === undefined) return undefined
      this.#places.set(pointer, found.place)
      const value = cellValue(found.value, type)
      if (!(value instanceof Error)) return value
      this.#report(found.place, value.message)
      return undefined
    }
    const schedule = compact<JsonObject>({
      cron: take('Schedule', '/schedule/cron', 'string'),
      timezone: take('Time zone', '/schedule/timezone', 'string'),
      start: take('Starts', '/schedule/start', 'string'),
      paused: take('Paused', '/schedule/paused', 'boolean'),
    })
    const fields = compact<JsonObject>({
      version: take('Version', '/version', 'integer'),
      name: take('Name', '/name', 'string'),
      description: take('Description', '/description', 'string'),
      system: take('System', '/system', 'string'),
      code: take('Code', '/code/kind', 'string'),
      language: take('Language', '/code/language', 'string'),
      schedule: Object.keys(schedule).length > 0 ? schedule : undefined,
    })
    const metadata = values.get('Notebook metadata')
    return { fields, metadata: { value: metadata?.value, place: metadata?.place ?? 'Task' } }
  }

  #parameters(): readonly JsonObject[] {
    return this.#rows('Parameters', PARAMETER_HEADER).map(({ number, cells }, i) => {
      const at = `/parameters/${i}`
      const cell = this.#cells('Parameters', number, cells, at, [
        'name',
        'type',
        'default',
        'required',
        'secret',
        'description',
      ])
      const type = cell('type', 'string')
      return compact<JsonObject>({
        name: cell('name', 'string'),
        type,
        default: cell('default', asType(type)),
        required: cell('required', 'boolean'),
        secret: cell('secret', 'boolean'),
        description: cell('description', 'string'),
      })
    })
  }

  #settings(): readonly JsonObject[] {
    return this.#rows('Settings', SETTING_HEADER).map(({ number, cells }, i) => {
      const at = `/settings/${i}`
      const cell = this.#cells('Settings', number, cells, at, ['section', 'name', 'type', 'value', 'secret'])
      const type = cell('type', 'string') ?? 'string'
      if (!isType(type))
        this.#report(
          `Settings!${cellName(2, number)}`,
          `the type is ${JSON.stringify(type)}, allowed: ${TYPES.join(', ')}`,
        )
      return compact<JsonObject>({
        section: cell('section', 'string'),
        name: cell('name', 'string'),
        value: cell('value', asType(type)) ?? null,
        secret: cell('secret', 'boolean'),
      })
    })
  }

  /** A function that takes cells of a row by their field, and notes where they stand. */
  #cells(sheet: string, row: number, cells: readonly SheetValue[], at: string, fields: readonly string[]) {
    this.#places.set(at, `${sheet}!${cellName(0, row)}`)
    return (field: string, type: ParameterType): JsonValue | undefined => {
      const column = fields.indexOf(field)
      const place = `${sheet}!${cellName(column, row)}`
      this.#places.set(`${at}/${field}`, place)
      const value = cellValue(cells[column], type)
      if (!(value instanceof Error)) return value
      this.#report(place, value.message)
      return undefined
    }
  }

  #code(
    kind: JsonValue | undefined,
    language: JsonValue | undefined,
    metadata: { value: SheetValue | undefined; place: string },
  ): TaskCode | undefined {
    const rows = this.#rows('Code', CODE_HEADER)
    if (kind === undefined) {
      if (rows.length > 0)
        this.#report(this.#placeOf('/code/kind'), 'it is blank, but the sheet Code has rows')
      return undefined
    }
    if (kind === 'script') return this.#script(rows, language)
    if (kind === 'notebook') return this.#notebook(rows, metadata)
    this.#report(this.#placeOf('/code/kind'), `${JSON.stringify(kind)} is neither notebook nor script`)
    return undefined
  }

  #script(rows: readonly ReadRow[], language: JsonValue | undefined): TaskCode | undefined {
    if (typeof language !== 'string') this.#report(this.#placeOf('/code/language'), 'a script needs one')
    if (rows.length !== 1) {
      this.#report('Code', `a script is one row, and there are ${rows.length}`)
      return undefined
    }
    return { kind: 'script', source: cellText(rows[0]!.cells[2]) ?? '', language: String(language) }
  }

  /** Through the reader of notebooks, which knows what a cell may be. */
  #notebook(
    rows: readonly ReadRow[],
    metadata: { value: SheetValue | undefined; place: string },
  ): TaskCode | undefined {
    const before = this.#violations.length
    const cells = rows.flatMap((row) => this.#cell(row) ?? [])
    const own = isBlank(metadata.value ?? null) ? {} : this.#json(metadata.value!, metadata.place)
    if (this.#violations.length > before) return undefined
    const raw = { nbformat: 4, nbformat_minor: 5, metadata: own, cells } as unknown as Notebook
    const notebook = fromIpynb(toIpynb(raw), {
      onWarning: ({ message, pointer }) => {
        const index = /^\/cells\/(\d+)/.exec(pointer)?.[1]
        this.#report(
          index === undefined ? metadata.place : `Code!${cellName(0, rows[Number(index)]!.number)}`,
          message,
        )
      },
    })
    return { kind: 'notebook', notebook }
  }

  #cell({ number, cells }: ReadRow): Cell | undefined {
    const [id, type, source, metadata, attachments] = cells
    const at = (column: number) => `Code!${cellName(column, number)}`
    const kind = cellText(type)
    if (kind !== 'code' && kind !== 'markdown' && kind !== 'raw') {
      this.#report(at(1), `${JSON.stringify(kind ?? '')} is none of code, markdown, raw`)
      return undefined
    }
    const base = {
      id: cellText(id) ?? '',
      source: cellText(source) ?? '',
      metadata: isBlank(metadata ?? null) ? {} : this.#json(metadata!, at(3)),
    }
    if (kind === 'code') return { cell_type: kind, ...base, execution_count: null, outputs: [] }
    if (isBlank(attachments ?? null)) return { cell_type: kind, ...base }
    return {
      cell_type: kind,
      ...base,
      attachments: this.#json(attachments!, at(4)) as unknown as Attachments,
    }
  }

  #json(cell: SheetValue, place: string): JsonObject {
    try {
      const value = parseJson(cellText(cell) ?? '')
      if (isObject(value)) return value
      this.#report(place, 'it is no JSON object')
    } catch (error) {
      if (!(error instanceof PlatenError)) throw error
      this.#report(place, `it is no JSON. ${error.message}`)
    }
    return {}
  }
}

const TYPES: readonly ParameterType[] = ['string', 'integer', 'number', 'boolean', 'json']

function isType(type: JsonValue): type is ParameterType {
  return TYPES.includes(type as ParameterType)
}

/** What a wrong type has for values is not looked into: the type itself is told. */
function asType(type: JsonValue | undefined): ParameterType {
  return type !== undefined && isType(type) ? type : 'string'
}
