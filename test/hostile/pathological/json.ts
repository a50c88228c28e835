import type { ErrorCode } from '../../../src/errors.ts'
import { fromIpynb } from '../../../src/read/from-ipynb/from-ipynb.ts'
import { validateNotebook } from '../../../src/read/validate.ts'
import { toHtml } from '../../../src/write/html/page.ts'
import { toIpynb } from '../../../src/write/ipynb.ts'
import { normalizeIpynb } from '../../../src/write/normalize/normalize-ipynb.ts'
import {
  attempt,
  codeCell,
  fill,
  type HostileArea,
  type HostileCase,
  numbered,
  OPENING,
  pageOf,
} from './case.ts'

type Make = (size: number) => string

const half = (size: number, left: string, right: string, middle = '1') =>
  fill(left, size / 2) + middle + fill(right, size / 2)
const items = (size: number, piece: (i: number) => string) => numbered(size, piece).slice(0, -1)

/** JSON values. */
const VALUES: Record<string, Make> = {
  'arrays': (n) => `[${items(n, () => '[],')}]`,
  'objects': (n) => `[${items(n, () => '{},')}]`,
  'numbers': (n) => `[${items(n, (i) => `${i},`)}]`,
  'floats that Python spells differently': (n) => `[${items(n, () => '1.0,')}]`,
  'exponents': (n) => `[${items(n, (i) => `1e${i % 400},`)}]`,
  'large integers': (n) => `[${items(n, (i) => `9007199254740993${i},`)}]`,
  'one integer of many digits': (n) => fill('1', n),
  'one fraction of many digits': (n) => `0.${fill('3', n)}`,
  'one exponent of many digits': (n) => `1e${fill('1', n)}`,
  'one small exponent of many digits': (n) => `1e-${fill('1', n)}`,
  'zeros behind the point': (n) => `1.${fill('0', n)}`,
  'one long string': (n) => `"${fill('a', n)}"`,
  'a string of escapes': (n) => `"${fill('\\u0041', n)}"`,
  'a string of backslashes': (n) => `"${fill('\\\\', n)}"`,
  'a string of quotes': (n) => `"${fill('\\"', n)}"`,
  'a string of halves of pairs': (n) => `"${fill('\\ud800', n)}"`,
  'a string of control characters': (n) => `"${fill('\\u0000', n)}"`,
  'strings': (n) => `[${items(n, () => '"a",')}]`,
  'strings with backslashes': (n) => `[${items(n, () => '"\\\\",')}]`,
  'keys, all distinct': (n) => `{${items(n, (i) => `"k${i}":1,`)}}`,
  'keys that are numbers': (n) => `{${items(n, (i) => `"${i * 7919}":1,`)}}`,
  'the same key again': (n) => `{${items(n, () => '"k":1,')}}`,
  'keys of the prototype': (n) => `{${items(n, () => '"__proto__":{"a":1},')}}`,
  'one long key': (n) => `{"${fill('k', n)}":1}`,
  'keys that sort by surrogates': (n) => `{${items(n, (i) => `"\\ud83d\\ude00${i}":1,`)}}`,
  'blanks': (n) => `[${fill(' \n', n)}]`,
  'not numbers': (n) => `[${items(n, () => 'NaN,')}]`,
  'arrays, as deep as allowed': (n) => `[${items(n, () => `${'['.repeat(900)}${']'.repeat(900)},`)}]`,
  'objects, as deep as allowed': (n) => `[${items(n, () => `${'{"a":'.repeat(900)}1.0${'}'.repeat(900)},`)}]`,
} // biome-ignore format: a table

const REFUSED: Record<string, readonly [ErrorCode, Make]> = {
  'arrays in arrays': ['LIMIT_EXCEEDED', (n) => half(n, '[', ']')],
  'objects in objects': ['LIMIT_EXCEEDED', (n) => half(n, '{"a":', '}')],
  'arrays that only open': ['LIMIT_EXCEEDED', (n) => fill('[', n)],
  'arrays that only open, after a float': ['LIMIT_EXCEEDED', (n) => `[1.0,${fill('[', n)}`],
  'objects that only open': ['LIMIT_EXCEEDED', (n) => fill('{"":', n)],
  'arrays that only close': ['INVALID_JSON', (n) => fill(']', n)],
  'minus signs': ['INVALID_JSON', (n) => fill('-', n)],
  'points': ['INVALID_JSON', (n) => fill('1.', n)],
  'letters': ['INVALID_JSON', (n) => fill('N', n)],
  'zeros': ['INVALID_JSON', (n) => fill('0', n)],
  'commas': ['INVALID_JSON', (n) => `[${fill(',', n)}`],
  'a string that never closes': ['INVALID_JSON', (n) => `"${fill('\\"', n)}`],
  'backslashes that never end': ['INVALID_JSON', (n) => `"${fill('\\', n)}`],
  'strings that never close': ['INVALID_JSON', (n) => fill('"a\n', n)],
  'an error at the very end': ['INVALID_JSON', (n) => `[${fill('1.0,\n', n)}]`],
  'line ends before the error': ['INVALID_JSON', (n) => `${fill('\r\n', n)}x`],
  'text of another format': ['INVALID_JSON', (n) => fill('<html>', n)],
} // biome-ignore format: a table

/** Through everything that takes a notebook's text. */
const inNotebook = (name: string, make: Make, refused?: ErrorCode): HostileCase => ({
  name,
  prepare(size) {
    const value = make(size)
    const cell = `{"cell_type":"raw","id":"a","metadata":{"x":1},"source":"${OPENING}"}`
    const text = `{"cells":[${cell}],"nbformat":4,"nbformat_minor":5,"metadata":{"value":${value}}}`
    return {
      run: () =>
        attempt((onWarning) => {
          validateNotebook(text)
          const notebook = fromIpynb(text, { onWarning })
          const normal = normalizeIpynb(text)
          const ipynb = toIpynb(notebook)
          if (ipynb !== normal) throw new Error('what is written is not what was read')
          return { page: toHtml(notebook, { onWarning }), ipynb }
        }),
      shown: [OPENING],
      ...(refused === undefined ? {} : { refused }),
    }
  },
})

/** As an output that is shown as a tree. */
const inOutput = (
  name: string,
  make: Make,
  mimeType: string,
  shown: readonly string[] = [],
): HostileCase => ({
  name: `${mimeType}: ${name}`,
  prepare(size) {
    const data = { [mimeType]: `{"${OPENING}": ${make(size)}}` }
    const cell = codeCell('', [{ output_type: 'display_data', metadata: {}, data }])
    return { run: () => pageOf([cell]), shown: [OPENING, ...shown] }
  },
})

export const json: HostileArea = {
  name: 'json',
  // Deep enough to be refused.
  moderate: 20_000,
  cases: [
    ...Object.entries(VALUES).map(([name, make]) => inNotebook(name, make)),
    ...Object.entries(REFUSED).map(([name, [code, make]]) => inNotebook(name, make, code)),
    ...Object.entries(VALUES).map(([name, make]) => inOutput(name, make, 'application/json')),
    ...Object.entries(REFUSED).map(([name, [, make]]) => inOutput(name, make, 'application/json')),
    ...Object.entries(VALUES).map(([name, make]) => inOutput(name, make, 'application/vnd.a+json')),
  ],
}
