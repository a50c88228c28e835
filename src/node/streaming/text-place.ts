import type { PlatenError } from '../../index.ts'

/** A place in a text that comes in pieces. Both numbers count from 1, columns in UTF-16 units. */
export class TextPlace {
  line = 1
  column = 1
  #last = ''

  advance(text: string): void {
    let start = 0
    for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) {
      start = index + end.length
      // The second half of a line end that was cut is none of its own.
      if (!(index === 0 && end === '\n' && this.#last === '\r')) this.line++
      this.column = 1
    }
    this.column += text.length - start
    this.#last = text.at(-1) ?? this.#last
  }
}

/** Longer than anything that could be cut in its middle, and then looks wrong: an escape, a word. */
const TOKEN = 16

/** Whether what is wrong with a text may be only that it ends. */
export function isAtEnd({ line, column = 1 }: PlatenError, text: string): boolean {
  const end = new TextPlace()
  end.advance(text)
  return line === end.line && column > end.column - TOKEN
}
