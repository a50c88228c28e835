const TERMINAL = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g
// With the pictures that stand for control characters (U+2400 and on).
const INVISIBLE = /[\s\x00-\x1f\x7f-\x9f\u2400-\u2421\ufffd\ufeff]+/g
const NOT_WORD = /[^\p{L}\p{N}]+/gu

// A page may draw these as labels, in the middle of a line.
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]+/

/** Text with everything removed that rendering may change: white space, terminal sequences, control characters. */
export function squeeze(text: string): string {
  return text.toWellFormed().replace(TERMINAL, '').replace(INVISIBLE, '')
}

/** Letters and digits only: what is left of prose whichever way its markup was rendered. */
export function letters(text: string): string {
  return text.toWellFormed().replace(NOT_WORD, '')
}

/** The pieces of a line between its direction controls. */
export function directionRuns(line: string): string[] {
  return DIRECTION.test(line) ? line.split(DIRECTION) : [line]
}

const MOVES_CURSOR = /\x08|\x1b\[[0-?]*[ -/]*[@-ln-~]/

/**
 * The lines of console text that every reader must see, squeezed. Of a line that was overwritten (`\r`) that is its
 * last state; lines edited with backspaces and cursor movements are left out, since readers rightly differ there.
 */
export function consoleLines(text: string): string[] {
  const out: string[] = []
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    if (MOVES_CURSOR.test(line)) continue
    const states = line.split('\r').filter((state) => squeeze(state) !== '')
    const last = states.at(-1)
    if (last !== undefined) out.push(squeeze(last))
  }
  return out
}
