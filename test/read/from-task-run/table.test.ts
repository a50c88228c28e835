import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { TableItem } from '../../../src/model/task-run.ts'
import { declaredType } from '../../../src/read/from-task-run/table/field-type.ts'
import { JsonNumber } from '../../../src/text/json/number.ts'
import { displaysOf, withWarnings } from './run.ts'

function bundleOf(item: Omit<TableItem, 'kind'>) {
  const [{ data }] = displaysOf({ kind: 'table', ...item }) as [ReturnType<typeof displaysOf>[0]]
  return {
    html: String(data['text/html']),
    text: String(data['text/plain']).split('\n'),
    resource: data['application/vnd.dataresource+json'] as JsonObject,
  }
}

describe('table', () => {
  it('is HTML, text and a data resource', () => {
    const { html, text, resource } = bundleOf({
      columns: [{ name: 'id', type: 'BIGINT' }, { name: '<customer>' }, { name: 'paid' }],
      rows: [
        [new JsonNumber('9007199254740993'), 'Ada & "Sons"', true],
        [7, '', null],
      ],
    })
    expect(html).toBe(
      [
        '<table class="platen">',
        '<thead><tr><th scope="col" class="num">id</th><th scope="col">&lt;customer&gt;</th><th scope="col">paid</th></tr></thead>',
        '<tbody>',
        '<tr><td class="num">9007199254740993</td><td>Ada &amp; &quot;Sons&quot;</td><td>true</td></tr>',
        '<tr><td class="num">7</td><td></td><td class="null"><em>null</em></td></tr>',
        '</tbody>',
        '</table>',
      ].join('\n'),
    )
    expect(text).toEqual([
      '              id  <customer>    paid',
      '----------------  ------------  ----',
      '9007199254740993  Ada & "Sons"  true',
      '               7                null',
    ])
    expect(resource).toEqual({
      schema: {
        fields: [
          { name: 'id', type: 'integer', sourceType: 'BIGINT' },
          { name: '<customer>', type: 'string' },
          { name: 'paid', type: 'boolean' },
        ],
      },
      data: [
        { id: new JsonNumber('9007199254740993'), '<customer>': 'Ada & "Sons"', paid: true },
        { id: 7, '<customer>': '', paid: null },
      ],
    })
  })

  it('keeps columns of the same name apart', () => {
    const { resource } = bundleOf({
      columns: [{ name: 'n' }, { name: 'n' }, { name: 'n_2' }, { name: '__proto__' }, { name: 'n' }],
      rows: [[1, 2, 3, 4, 5]],
    })
    expect(resource).toEqual({
      schema: {
        fields: [
          { name: 'n', type: 'integer' },
          { name: 'n_3', type: 'integer', title: 'n' },
          { name: 'n_2', type: 'integer' },
          { name: '__proto__', type: 'integer' },
          { name: 'n_4', type: 'integer', title: 'n' },
        ],
      },
      data: [JSON.parse('{"n": 1, "n_3": 2, "n_2": 3, "__proto__": 4, "n_4": 5}')],
    })
  })

  it('takes rows that are too short or too long', () => {
    const { notebook, warnings } = withWarnings([
      { kind: 'table', columns: [{ name: 'a' }, { name: 'b' }], rows: [[1], [1, 2, 3]] },
    ])
    expect(warnings).toMatchObject([{ code: 'REPAIRED', pointer: '/outputs/0/rows' }])
    expect(JSON.stringify(notebook.cells)).toContain(
      '<tr><td class=\\"num\\">1</td><td class=\\"missing\\"></td><td class=\\"missing\\"></td></tr>',
    )
    expect(JSON.stringify(notebook.cells)).toContain('"(column 3)":3')
  })

  it('costs what it holds, however wide one row is', () => {
    const wide = Array.from({ length: 20_000 }, () => 1)
    const rows = [wide, ...Array.from({ length: 20_000 }, () => [])]
    expect(bundleOf({ columns: [], rows }).html.length).toBeLessThan(5_000_000)
  })

  it.each([
    [{ totalRows: 2_345 }, 'Showing 1 of 2,345 rows.'],
    [{ truncated: { unit: 'rows', omitted: 9 } }, 'Showing 1 of 10 rows.'],
    [{ rows: [] }, 'No rows.'],
    [{ rows: [], totalRows: 3 }, 'Showing 0 of 3 rows.'],
  ] as const)('says how many rows there are: %j', (more, note) => {
    const { html, text } = bundleOf({ columns: [{ name: 'a' }], rows: [[1]], ...more })
    expect(html).toContain(`<p>${note}</p>`)
    expect(text.at(-1)).toBe(note)
  })

  it('is cut in plain text only', () => {
    const long = 'x'.repeat(1_000)
    const { html, text } = bundleOf({
      columns: [{ name: 'a' }],
      rows: Array.from({ length: 1_500 }, () => [long]),
    })
    expect(html.split(long).length).toBe(1_501)
    expect(text[2]).toBe(`${'x'.repeat(79)}…`)
    expect(text.at(-1)).toBe('… 500 more rows')
  })

  it('aligns characters of two columns', () => {
    const { text } = bundleOf({
      columns: [{ name: 'a' }, { name: 'b' }],
      rows: [
        ['日本', 1],
        ['e\u0301\n2', 22],
      ],
    })
    expect(text).toEqual(['a      b', '----  --', '日本   1', 'e\u0301 2   22'])
  })
})

describe('column types', () => {
  it.each([
    ['bigint', 'integer'],
    ['INT', 'integer'],
    ['int unsigned', 'integer'],
    ['Nullable(Int64)', 'integer'],
    ['System.Int32', 'integer'],
    ['LongType()', 'integer'],
    ['decimal(10,2)', 'number'],
    ['NUMBER(38,0)', 'number'],
    ['double precision', 'number'],
    ['float64', 'number'],
    ['BOOLEAN', 'boolean'],
    ['character varying(20)', 'string'],
    ['StringType', 'string'],
    ['date', 'date'],
    ['timestamp with time zone', 'datetime'],
    ['TIMESTAMP_NTZ', 'datetime'],
    ['datetime64[ns, UTC]', 'datetime'],
    ['timedelta64[ns]', 'duration'],
    ['interval day to second', 'duration'],
    ['time without time zone', 'time'],
    ['array<int>', 'array'],
    ['text[]', 'array'],
    ['struct<a:int,b:string>', 'object'],
    ['jsonb', 'object'],
    ['object', undefined],
    ['geometry', undefined],
    ['', undefined],
  ])('%s', (name, type) => {
    expect(declaredType(name)).toBe(type)
  })
})
