import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { fromIpynb, PlatenError, toIpynb } from '../../src/index.ts'
import { fromTaskTemplate, type TaskDefinition, toTaskTemplate } from '../../src/task-template/index.ts'
import {
  fromTaskTemplateXlsx,
  toTaskTemplateXlsx,
  validateTaskTemplateXlsx,
} from '../../src/task-template/xlsx/index.ts'
import { repositoryPath } from '../support/shared.ts'
import { everything, script, settingsOnly } from './examples.ts'

type Rows = (string | number | boolean | null)[][]

/** A workbook with cells of sheets replaced, by name: `Parameters!B2`. */
async function changed(
  task: TaskDefinition,
  changes: Readonly<Record<string, string | number | boolean | Date | null>>,
): Promise<Uint8Array> {
  const { sheets } = await readXlsx(await toTaskTemplateXlsx(task))
  for (const [place, value] of Object.entries(changes)) {
    const [, sheet, column, row] = /^(\w+)!([A-Z])(\d+)$/.exec(place)!
    const rows = sheets.find(({ name }) => name === sheet)!.rows as Rows
    while (rows.length < Number(row)) rows.push([])
    rows[Number(row) - 1]![column!.charCodeAt(0) - 65] = value as string
  }
  return writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) })
}

async function errorOf(run: Promise<unknown>): Promise<PlatenError> {
  const error: unknown = await run.then(
    () => new Error('accepted'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof PlatenError) return error
  throw error
}

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('a template as XLSX', () => {
  it.each([
    ['everything', everything],
    ['a script', script],
    ['settings only', settingsOnly],
  ])('gives %s back, the same as the .ipynb does', async (_, task) => {
    const workbook = await toTaskTemplateXlsx(task)
    expect(await validateTaskTemplateXlsx(workbook)).toEqual({ valid: true, violations: [] })
    const back = await fromTaskTemplateXlsx(workbook)
    expect(back).toEqual(fromTaskTemplate(toIpynb(toTaskTemplate(task))))
    expect(sha(await toTaskTemplateXlsx(back))).toBe(sha(workbook))
  })

  it('is the same bytes in every time zone, and names no time of its own', async () => {
    const workbook = await toTaskTemplateXlsx(script)
    const program = `
      import { createHash } from 'node:crypto'
      import { toTaskTemplateXlsx } from './src/task-template/xlsx/index.ts'
      const { script } = await import('./test/task-template/examples.ts')
      console.log(createHash('sha256').update(await toTaskTemplateXlsx(script)).digest('hex'))`
    for (const TZ of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      const { stdout, stderr } = spawnSync('npx', ['tsx', '--input-type=module', '-e', program], {
        cwd: repositoryPath(),
        env: { ...process.env, TZ },
        encoding: 'utf8',
      })
      expect(stdout.trim(), stderr).toBe(sha(workbook))
    }
  })

  it('holds no secret, and no formula', async () => {
    const parts = unzipSync(await toTaskTemplateXlsx(everything))
    const text = Object.values(parts)
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('\n')
    for (const gone of ['hunter2', 's3cr3t', '48210']) expect(text).not.toContain(gone)
    expect(text).not.toMatch(/<f[ >]/)
    expect(text).toContain('=HYPERLINK(')
  })

  it('takes what people type', async () => {
    const workbook = await changed(everything, {
      'Parameters!C2': new Date(Date.UTC(2026, 11, 1)),
      'Parameters!C4': 12,
      'Parameters!C5': '.5',
      'Parameters!C6': 'TRUE',
      'Parameters!A11': 'added',
      'Parameters!B11': 'string',
      'Parameters!C11': 7,
      'Settings!D3': '3307',
      'Task!B11': 'True',
    })
    const { parameters, settings, schedule } = await fromTaskTemplateXlsx(workbook)
    expect(schedule?.paused).toBe(true)
    const defaults = Object.fromEntries(parameters!.map(({ name, default: value }) => [name, value]))
    expect(defaults).toMatchObject({ day: '2026-12-01', limit: 12, share: 0.5, full: true, added: '7' })
    expect(settings).toContainEqual({ section: 'source', name: 'port', value: 3307 })
  })

  it('names every cell that is wrong', async () => {
    const workbook = await changed(everything, {
      'Task!B2': 2,
      'Task!B3': null,
      'Task!B8': 'whenever',
      'Task!A12': 'Colour',
      'Parameters!B2': 'strng',
      'Parameters!C4': 'many',
      'Parameters!D3': 'perhaps',
      'Parameters!A6': 'day',
      'Parameters!F1': 'Notes',
      'Settings!C2': 'text',
      'Settings!B4': null,
      'Code!B2': 'prose',
      'Code!D4': '{',
    })
    const { violations } = await validateTaskTemplateXlsx(workbook)
    expect(violations.map(({ pointer }) => pointer).sort()).toEqual(
      [
        'Task!B2',
        'Task!B3',
        'Task!B8',
        'Task!A12',
        'Parameters!B2',
        'Parameters!C4',
        'Parameters!D3',
        'Parameters!A6',
        'Parameters!F1',
        'Settings!C2',
        'Settings!B4',
        'Code!B2',
        'Code!D4',
      ].sort(),
    )
    const error = await errorOf(fromTaskTemplateXlsx(workbook))
    expect(error.code).toBe('INVALID_TASK_TEMPLATE')
    for (const { pointer } of violations) expect(error.message).toContain(`${pointer}: `)
  })

  it('misses sheets by name', async () => {
    const workbook = await writeXlsx({ sheets: [{ name: 'Other', rows: [['a']] }] })
    const { violations } = await validateTaskTemplateXlsx(workbook)
    expect(violations.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['Task', 'Parameters', 'Settings', 'Code']),
    )
  })

  it('refuses what is no workbook, unpacks too far, or declares entities', async () => {
    expect((await errorOf(fromTaskTemplateXlsx(new Uint8Array(9)))).code).toBe('INVALID_SOURCE')
    expect((await errorOf(fromTaskTemplateXlsx(zipSync({ 'a.txt': strToU8('x') })))).code).toBe(
      'INVALID_SOURCE',
    )
    const parts = unzipSync(await toTaskTemplateXlsx(script))
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet9.xml': new Uint8Array(5_000_000) })
    expect(
      (await errorOf(fromTaskTemplateXlsx(bomb, { limits: { decompressedBytes: 1_000_000 } }))).code,
    ).toBe('LIMIT_EXCEEDED')
    const entity = zipSync({
      ...parts,
      'xl/sharedStrings.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>'),
    })
    expect((await errorOf(fromTaskTemplateXlsx(entity))).code).toBe('INVALID_SOURCE')
    const far = zipSync({
      ...parts,
      'xl/worksheets/sheet2.xml': strToU8(
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576" t="b"><v>1</v></c></row></sheetData></worksheet>',
      ),
    })
    expect((await validateTaskTemplateXlsx(far)).valid).toBe(false)
  })

  it('comes back for any texts and values, however long', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '',
        ' ',
        '"',
        '"a"',
        '=1',
        '007',
        '1e3',
        'TRUE',
        '_x000D_',
        '\r\n',
        '\u0000\uffff',
        '\ud800',
        'x'.repeat(33_000),
        `a${' '.repeat(33_000)}b`,
        '😀'.repeat(16_001),
      ),
    )
    const name = text.filter((value) => value.trim() !== '' && value.length <= 1_000)
    const value = fc.oneof(
      text,
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x || 0),
      fc.constant(null),
      fc.jsonValue().filter((json) => typeof json === 'object'),
    )
    const parameter = fc.oneof(
      fc.record({ name, type: fc.constant('string' as const), default: text }),
      fc.record({
        name,
        type: fc.constant('boolean' as const),
        default: fc.boolean(),
        required: fc.boolean(),
      }),
      fc.record({
        name,
        type: fc.constant('integer' as const),
        default: fc.maxSafeInteger(),
        description: text,
      }),
      fc.record({
        name,
        type: fc.constant('json' as const),
        default: fc.jsonValue().filter((json) => json !== null),
      }),
    )
    const task = fc.record({
      version: fc.constant(1 as const),
      name,
      description: text,
      code: fc.record({
        kind: fc.constant('script' as const),
        source: text,
        language: fc.constantFrom('sql', 'python'),
      }),
      parameters: fc.uniqueArray(parameter, { selector: ({ name: key }) => key, minLength: 1, maxLength: 3 }),
      settings: fc.uniqueArray(fc.record({ section: fc.constant('s'), name, value }), {
        selector: ({ name: key }) => key,
        minLength: 1,
        maxLength: 3,
      }),
    })
    await fc.assert(
      fc.asyncProperty(task, async (definition) => {
        const back = await fromTaskTemplateXlsx(await toTaskTemplateXlsx(definition as TaskDefinition))
        const same = fromTaskTemplate(toIpynb(toTaskTemplate(definition as TaskDefinition)))
        expect(back).toEqual(same)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps attachments and metadata of a notebook', async () => {
    const notebook = fromIpynb(
      JSON.stringify({
        nbformat: 4,
        nbformat_minor: 5,
        metadata: { a: { b: [1, 2.5, null] } },
        cells: [
          {
            cell_type: 'markdown',
            id: 'm',
            metadata: { tags: ['x'] },
            source: '![](attachment:p.png)',
            attachments: { 'p.png': { 'image/png': 'iVBORw0KGgo='.repeat(5_000) } },
          },
        ],
      }),
    )
    const task: TaskDefinition = { version: 1, name: 'n', code: { kind: 'notebook', notebook } }
    expect(await fromTaskTemplateXlsx(await toTaskTemplateXlsx(task))).toEqual(task)
  })
})
