import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../src/model/json.ts'
import type { Attachments, Cell, MimeBundle, Notebook, Output } from '../../src/model/notebook.ts'
import { parseJson } from '../../src/text/json/parse.ts'

/** Text with every line break Python knows, characters JSON escapes, and halves of pairs. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(
        '\n',
        '\r\n',
        '\r',
        '\v',
        '\f',
        '\x1c',
        '\x1d',
        '\x1e',
        '\x1f',
        '\x85',
        '\u2028',
        '\u2029',
      ),
      fc.constantFrom(
        '"',
        '\\',
        '\x00',
        '\x7f',
        '\b',
        '\t',
        '/',
        '😀',
        '\ud83d',
        '\ude00',
        '\uffff',
        '\ufeff',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

/** Numbers as files spell them, such as Python or JavaScript would write them and such as neither would. */
const numberToken: fc.Arbitrary<string> = fc.oneof(
  fc.integer().map(String),
  fc.bigInt().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((number) => number.toExponential().replace('e', 'E')),
  fc.tuple(fc.integer(), fc.integer({ min: -25, max: 25 })).map(([digits, power]) => `${digits}e${power}`),
  fc.constantFrom('0', '-0', '-0.0', '0.0', '1.0', '1.10', '1e16', '9007199254740993', '5e-324', '1e309'),
)

/** An ordinary object; fast-check also makes some without a prototype otherwise. */
function record<T extends object>(
  model: { [K in keyof T]: fc.Arbitrary<T[K]> },
  requiredKeys: (keyof T)[] = Object.keys(model) as (keyof T)[],
): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true, requiredKeys }) as fc.Arbitrary<T>
}

const key = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  anyText,
  fc.constantFrom('__proto__', 'constructor', '9', '10', 'a/b', 'platen', '\uffff', '😀'),
)

/** Any JSON, with numbers as they are held after reading. */
export const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    anyText,
    numberToken.map((token) => parseJson(token)),
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

const RESERVED = new Set([
  ...['orig_nbformat', 'orig_nbformat_minor', 'signature', 'kernelspec', 'language_info', 'title', 'authors'],
  ...['trusted', 'name', 'tags', 'jupyter', 'format', 'collapsed', 'scrolled', 'execution'],
])

export const anyMetadata: fc.Arbitrary<JsonObject> = fc.dictionary(
  key.filter((name) => !RESERVED.has(name)),
  anyJson,
  { maxKeys: 3, noNullPrototype: true },
)

const notebookMetadata: fc.Arbitrary<JsonObject> = fc
  .tuple(anyMetadata, fc.boolean())
  .map(([metadata, named]) =>
    named
      ? { ...metadata, kernelspec: { name: 'x', display_name: 'X' }, language_info: { name: 'python' } }
      : metadata,
  )

const mimeBundle: fc.Arbitrary<MimeBundle> = fc
  .array(
    fc.oneof(
      fc.tuple(
        fc.constantFrom('text/plain', 'text/html', 'image/svg+xml', 'application/javascript'),
        anyText,
      ),
      fc.tuple(fc.constantFrom('image/png', 'application/pdf', 'application/x.odd', 'text/x+json'), anyText),
      fc.tuple(
        fc.constantFrom('application/json', 'application/vnd.x.v1+json', 'application/+json'),
        anyJson,
      ),
    ),
    { maxLength: 3 },
  )
  .map((entries) => Object.fromEntries(entries))

const executionCount = fc.oneof(fc.constant(null), fc.nat())

const output: fc.Arbitrary<Output> = fc.oneof(
  record({
    output_type: fc.constant('stream' as const),
    name: fc.constantFrom('stdout', 'stderr'),
    text: anyText,
  }),
  record({ output_type: fc.constant('display_data' as const), data: mimeBundle, metadata: anyMetadata }),
  record({
    output_type: fc.constant('execute_result' as const),
    execution_count: executionCount,
    data: mimeBundle,
    metadata: anyMetadata,
  }),
  record({
    output_type: fc.constant('error' as const),
    ename: anyText,
    evalue: anyText,
    traceback: fc.array(anyText, { maxLength: 2 }),
  }),
)

const unknownOutput: fc.Arbitrary<Output> = record({
  output_type: fc.constant('unknown' as const),
  value: anyMetadata.map((rest) => ({ ...rest, output_type: 'future' })),
})

const attachments: fc.Arbitrary<Attachments> = fc.dictionary(key, mimeBundle, {
  maxKeys: 2,
  noNullPrototype: true,
})

function cellOf(outputs: fc.Arbitrary<Output>): fc.Arbitrary<Cell> {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)
  const common = { id, metadata: anyMetadata, source: anyText }
  return fc.oneof(
    record({
      cell_type: fc.constant('code' as const),
      ...common,
      execution_count: executionCount,
      outputs: fc.array(outputs, { maxLength: 3 }),
    }),
    record({ cell_type: fc.constantFrom('markdown' as const, 'raw' as const), ...common, attachments }, [
      'cell_type',
      'id',
      'metadata',
      'source',
    ]) as fc.Arbitrary<Cell>,
  )
}

function notebookOf(outputs: fc.Arbitrary<Output>): fc.Arbitrary<Notebook> {
  return record({
    nbformat: fc.constant(4 as const),
    nbformat_minor: fc.constant(5 as const),
    metadata: notebookMetadata,
    cells: fc.uniqueArray(cellOf(outputs), { selector: (cell) => cell.id, maxLength: 4 }),
  })
}

/** A notebook that every version of nbformat 4.5 knows all of. */
export const plainNotebook: fc.Arbitrary<Notebook> = notebookOf(output)

/** Any notebook the model can hold. */
export const anyNotebook: fc.Arbitrary<Notebook> = notebookOf(
  fc.oneof({ weight: 5, arbitrary: output }, unknownOutput),
)
