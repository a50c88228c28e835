import fc from 'fast-check'
import type { JsonValue } from '../../src/model/json.ts'
import { splitLines } from '../../src/text/multiline.ts'
import { anyMetadata, anyText } from './notebook-arbitrary.ts'

/** Text whole, as lines with their ends, and as lines without. */
const text: fc.Arbitrary<JsonValue> = fc
  .tuple(anyText, fc.nat(3))
  .map(([whole, how]) => [whole, splitLines(whole), whole.split('\n'), splitLines(whole).reverse()][how]!)

const some = (keys: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...keys), text, { maxKeys: 3, noNullPrototype: true })

const output = fc
  .tuple(
    some(['text', 'html', 'svg', 'latex', 'javascript', 'json', 'odd']),
    fc.constantFrom('pyout', 'display_data', 'stream', 'pyerr'),
    fc.record(
      { png: fc.base64String(), metadata: anyMetadata, prompt_number: fc.nat() },
      { noNullPrototype: true, requiredKeys: [] },
    ),
  )
  .map(([texts, output_type, rest]) => ({ ...texts, ...rest, output_type }))

const cell = fc
  .tuple(
    some(['source', 'rendered', 'input', 'odd']),
    fc.constantFrom('code', 'markdown', 'html', 'raw', 'heading'),
    fc.record(
      { metadata: anyMetadata, trusted: fc.boolean(), level: fc.nat(6) },
      { noNullPrototype: true, requiredKeys: [] },
    ),
    fc.array(output, { maxLength: 2 }),
  )
  .map(([texts, cell_type, rest, outputs]) => ({
    ...texts,
    ...rest,
    cell_type,
    ...(cell_type === 'code' && { outputs }),
  }))

/** A notebook of nbformat 2 or 3, as its file holds it. */
export const oldNotebook = fc
  .tuple(
    fc.constantFrom(2, 3),
    fc.array(
      fc.record(
        { cells: fc.array(cell, { maxLength: 3 }), metadata: anyMetadata },
        { noNullPrototype: true },
      ),
      { maxLength: 2 },
    ),
    fc.record(
      { metadata: anyMetadata, orig_nbformat: fc.nat(3), odd: anyMetadata },
      { noNullPrototype: true, requiredKeys: ['metadata'] },
    ),
  )
  .map(([nbformat, worksheets, rest]) => ({ ...rest, nbformat, nbformat_minor: 0, worksheets }))
