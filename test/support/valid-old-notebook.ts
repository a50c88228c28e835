import fc from 'fast-check'
import type { JsonValue } from '../../src/model/json.ts'
import { splitLines } from '../../src/text/multiline.ts'
import { anyMetadata, anyText } from './notebook-arbitrary.ts'

// Notebooks of nbformat 1 to 3 that follow their schemas, for nbformat to upgrade.

const record = (model: Record<string, fc.Arbitrary<unknown>>, requiredKeys?: readonly string[]) =>
  fc.record(model, { noNullPrototype: true, requiredKeys: [...(requiredKeys ?? Object.keys(model))] })

/** Text whole or as lines with their ends: every version reads these alike, unless it joins lines with line breaks. */
const text = (version: number): fc.Arbitrary<JsonValue> =>
  version < 3
    ? anyText
    : fc.tuple(anyText, fc.boolean()).map(([whole, split]) => (split ? splitLines(whole) : whole))

const json = fc.constantFrom('{"a": [1, 2.50, null]}', '[]', '"text"', '12345678901234567890')

const output = (version: number) => {
  const data = {
    text: text(version), html: text(version), svg: text(version), latex: text(version), javascript: text(version), json,
    png: fc.base64String(), jpeg: fc.base64String(),
  } // biome-ignore format: a list
  const metadata: Record<string, fc.Arbitrary<unknown>> = version === 3 ? { metadata: anyMetadata } : {}
  return fc.oneof(
    record({ ...data, ...metadata, output_type: fc.constant('display_data') }, ['output_type']),
    record({ ...data, ...metadata, output_type: fc.constant('pyout'), prompt_number: fc.nat() }, [
      'output_type',
      'prompt_number',
    ]),
    record({
      output_type: fc.constant('stream'),
      stream: fc.constantFrom('stdout', 'stderr'),
      text: text(version),
    }),
    record({
      output_type: fc.constant('pyerr'),
      ename: fc.string(),
      evalue: fc.string(),
      traceback: fc.array(fc.string(), { maxLength: 3 }),
    }),
  )
}

const cell = (version: number) =>
  fc.oneof(
    record(
      {
        cell_type: fc.constant('code'),
        language: fc.constant('python'),
        collapsed: fc.boolean(),
        input: text(version),
        outputs: fc.array(output(version), { maxLength: 3 }),
        prompt_number: fc.nat(),
        metadata: anyMetadata,
      },
      ['cell_type', 'language', 'outputs', 'input', ...(version === 3 ? ['metadata'] : [])],
    ),
    record(
      {
        cell_type: fc.constantFrom('markdown', 'html', ...(version === 3 ? ['raw'] : [])),
        source: text(version),
        metadata: anyMetadata,
      },
      ['cell_type', 'source'],
    ),
    record({
      cell_type: fc.constant('heading'),
      level: fc.integer({ min: 1, max: 8 }),
      source: text(version),
      metadata: anyMetadata,
    }),
  )

const withSheets = (version: number) =>
  record(
    {
      nbformat: fc.constant(version),
      nbformat_minor: fc.constant(0),
      metadata: fc.tuple(anyMetadata, fc.string()).map(([metadata, name]) => ({ ...metadata, name })),
      orig_nbformat: fc.constantFrom(1, 2),
      worksheets: fc.array(record({ cells: fc.array(cell(version), { maxLength: 4 }) }), { maxLength: 2 }),
    },
    ['nbformat', 'metadata', 'worksheets', ...(version === 3 ? ['nbformat_minor'] : [])],
  )

const first = record({
  cells: fc.array(
    fc.oneof(
      record({ cell_type: fc.constant('code'), code: anyText, prompt_number: fc.nat() }, [
        'cell_type',
        'code',
      ]),
      record({ cell_type: fc.constant('text'), text: anyText }),
    ),
    { minLength: 1, maxLength: 4 },
  ),
})

/** A notebook of version 1, 2 or 3, as its file holds it. */
export const validOldNotebook = fc.oneof(first, withSheets(2), withSheets(3))
