import {
  CLOSING,
  codeCell,
  fill,
  type HostileArea,
  type HostileCase,
  numbered,
  OPENING,
  pageOf,
} from './case.ts'

const ESC = '\u001b'

const CASES: Record<string, (size: number) => string> = {
  'colours': (n) => fill(`${ESC}[31m${ESC}[0m`, n),
  'colours with text': (n) => fill(`${ESC}[31ma${ESC}[0mb`, n),
  'colours, all distinct': (n) => numbered(n, (i) => `${ESC}[38;2;${i & 255};${(i >> 8) & 255};${(i >> 16) & 255}ma`),
  'colours that pile up': (n) => fill(`${ESC}[1ma${ESC}[4mb${ESC}[7mc`, n),
  'one sequence of many codes': (n) => `${ESC}[${fill('31;', n)}m`,
  'one sequence of many parts': (n) => `${ESC}[38${fill(':1', n)}m`,
  'a number that never ends': (n) => `${ESC}[${fill('9', n)}m`,
  'sequences that break off': (n) => fill(`${ESC}[31`, n),
  'escapes alone': (n) => fill(ESC, n),
  'escapes and digits': (n) => fill(`${ESC}[${'1'.repeat(50)}`, n),
  'intermediates': (n) => `${ESC}${fill(' ', n)}`,
  'sequences of intermediates': (n) => `${ESC}[${fill('!', n)}`,
  'cursor to the right': (n) => fill(`${ESC}[1000000000Ca`, n),
  'cursor to a column': (n) => fill(`${ESC}[1000000000Ga`, n),
  'cursor down': (n) => fill(`${ESC}[1000000000Ba`, n),
  'cursor to a place': (n) => fill(`${ESC}[999999999;999999999Ha`, n),
  'cursor up and down': (n) => fill(`a\n${ESC}[Ab${ESC}[B`, n),
  'cursor up far': (n) => `${fill('a\n', n / 2)}${fill(`${ESC}[9999Ax`, n / 2)}`,
  'saved cursors': (n) => fill(`${ESC}7a\n${ESC}8`, n),
  'carriage returns': (n) => fill('\r', n),
  'carriage returns with text': (n) => fill('ab\r', n),
  'carriage returns over a long line': (n) => `${fill('a', n / 2)}${fill('\rb', n / 2)}`,
  'carriage returns over a coloured line': (n) => `${fill(`${ESC}[31ma${ESC}[32mb`, n / 2)}${fill('\rc', n / 2)}`,
  'progress bars': (n) => numbered(n, (i) => `\r${i}% ${'#'.repeat(i % 80)}`),
  'backspaces': (n) => fill('\b', n),
  'backspaces over text': (n) => fill('a', n / 2) + fill('\b', n / 2),
  'backspaces over emoji': (n) => fill('\u{1f600}', n / 2) + fill('\b', n / 2),
  'backspaces and text': (n) => fill('ab\b', n),
  'erased lines': (n) => `${fill('a', n / 2)}${fill(`${ESC}[1K`, n / 2)}`,
  'erased starts of a line': (n) => `${fill('a', n / 2)}${fill(`${ESC}[5D${ESC}[1Kb`, n / 2)}`,
  'erased ends of a line': (n) => `${fill('a', n / 2)}${fill(`${ESC}[D${ESC}[K`, n / 2)}`,
  'erased screens': (n) => fill(`a\n${ESC}[2J`, n),
  'erased below': (n) => `${fill('a\n', n / 2)}${fill(`${ESC}[A${ESC}[J\n\n`, n / 2)}`,
  'reverse feeds': (n) => fill(`a\n${ESC}M`, n),
  'a title that never closes': (n) => `${ESC}]0;${fill('a', n)}`,
  'titles that never close': (n) => fill(`${ESC}]0;a`, n),
  'titles of one character': (n) => fill(`${ESC}]\u0007`, n),
  'a device string that never closes': (n) => `${ESC}P${fill('a', n)}`,
  'device strings that never close': (n) => fill(`${ESC}Pa`, n),
  'strings by C1, never closed': (n) => fill('\u0090a', n),
  'sequences by C1': (n) => fill('\u009b31ma', n),
  'links': (n) => fill(`${ESC}]8;;https://a.example/${ESC}\\a${ESC}]8;;${ESC}\\`, n),
  'a long link, interrupted': (n) =>
    `${ESC}]8;;https://a.example/${'b'.repeat(2_000)}${ESC}\\${fill(`${ESC}[31ma${ESC}[0mb`, n)}`,
  'a long link, rewritten': (n) =>
    `${fill(`${ESC}]8;;https://a.example/${'b'.repeat(1_000)}${ESC}\\a${ESC}]8;;${ESC}\\b`, n / 2)}\r${fill('c\b', n / 2)}`,
  'lines': (n) => fill('a\n', n),
  'empty lines': (n) => fill('\n', n),
  'one long line': (n) => fill('a', n),
  'control characters': (n) => fill('\u0000\u0001\u007f\u0085', n),
  'direction marks': (n) => fill('\u202ea\u2066', n),
  'characters to escape': (n) => fill('<&>"\'`', n),
  'vertical tabs and form feeds': (n) => fill('a\v\fb', n),
} // biome-ignore format: a table

type Place = 'stream' | 'error' | 'text'

const PLACES: Record<Place, (text: string) => Parameters<typeof codeCell>[1]> = {
  stream: (text) => [{ output_type: 'stream', name: 'stdout', text }],
  error: (text) => [{ output_type: 'error', ename: 'E', evalue: OPENING, traceback: text.split('\n') }],
  text: (text) => [{ output_type: 'display_data', metadata: {}, data: { 'text/plain': text } }],
}

const written = (place: Place, name: string, make: (size: number) => string): HostileCase => ({
  name: `${place}: ${name}`,
  prepare(size) {
    // Lines of their own, above and below what a cursor may do.
    const text = `${OPENING}\n${'\n'.repeat(1_100)}${make(size)}${ESC}\\\n\n${ESC}[0m${'\n'.repeat(20)}${CLOSING}\n`
    const cell = codeCell('', PLACES[place](text))
    return { run: () => pageOf([cell]), shown: [OPENING, CLOSING] }
  },
})

export const terminal: HostileArea = {
  name: 'terminal',
  cases: Object.entries(CASES).flatMap(([name, make]) => [
    written('stream', name, make),
    ...(/links|title|lines|codes|control/.test(name)
      ? [written('error', name, make), written('text', name, make)]
      : []),
  ]),
}
