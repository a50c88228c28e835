import { type EscapeSequence, escapeAt } from './escape-sequence.ts'
import { applyEscape } from './sgr.ts'
import { putText, writtenText } from './styled-writer.ts'
import {
  backspace,
  carriageReturn,
  currentStyle,
  emptyScreen,
  flush,
  lineFeed,
  obeyCsi,
  obeySingle,
  type Screen,
  setStyle,
  write,
} from './terminal-screen.ts'

const MOVES_CURSOR = /\u0008|\r(?!\n)|\u001b(?:[78M]|\[[\d;]*[A-HJKfsu`])/
const MOVES_BETWEEN_LINES = /\u001b(?:[78M]|\[[\d;]*[ABEFHJfsu])/
const ACTS = /[\u0008\r\u001b]/g
// No screen has more lines, and it bounds what has to be kept for a cursor that might come back.
const MAX_HEIGHT = 1000
const BACKSPACE = 0x08
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const ESC = 0x1b

/**
 * What is left on a terminal when a text has been written to it: progress bars show their last state. A text
 * that never moves the cursor back is returned as it is. Idempotent; linear in the text's length.
 *
 * `\r` and `\b` act as in JupyterLab: `\r` goes to the start of the line and what follows is written over it;
 * `\b` at the end of a line deletes a character (within a line it only goes left). Cursor moves (`ESC [` with A
 * to G, s, u; ESC 7, 8, M) and erasing (`ESC [ J`, `ESC [ K`) are followed, too, but the cursor never leaves
 * what has been written. Clearing the screen and absolute positions start a new line instead, so that nothing
 * disappears wholesale. Colours and links stay with the characters they were written with.
 */
export function terminalText(text: string): string {
  if (!MOVES_CURSOR.test(text)) return text
  const screen = emptyScreen(MOVES_BETWEEN_LINES.test(text) ? MAX_HEIGHT : 1, text.length)
  let start = 0
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i)
    if (
      code > ESC ||
      (code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== BACKSPACE && code !== ESC)
    ) {
      i++
      continue
    }
    if (i > start) write(screen, text.slice(start, i))
    i = code === ESC ? obeyEscape(screen, escapeAt(text, i)!) : obeyControl(screen, code, i)
    if (code === LINE_FEED && screen.height === 1) i = copyLines(screen, text, i)
    start = i
  }
  if (start < text.length) write(screen, text.slice(start))
  flush(screen)
  return writtenText(screen.out)
}

/** Copies the lines from `start` on in which nothing happens. Returns the index behind them. */
function copyLines(screen: Screen, text: string, start: number): number {
  ACTS.lastIndex = start
  const stop = ACTS.test(text) ? ACTS.lastIndex - 1 : text.length
  // `start` is behind a line feed, so this does not look further back.
  const end = text.lastIndexOf('\n', stop - 1) + 1
  if (end > start) putText(screen.out, text.slice(start, end), currentStyle(screen))
  return end
}

/** Returns the index behind the character. */
function obeyControl(screen: Screen, code: number, index: number): number {
  if (code === LINE_FEED) lineFeed(screen)
  else if (code === CARRIAGE_RETURN) carriageReturn(screen)
  else backspace(screen)
  return index + 1
}

/** Returns the index behind the sequence. */
function obeyEscape(screen: Screen, sequence: EscapeSequence): number {
  setStyle(screen, applyEscape(currentStyle(screen), sequence))
  if (sequence.kind === 'csi') obeyCsi(screen, sequence.final, sequence.body)
  if (sequence.kind === 'single') obeySingle(screen, sequence.final)
  return sequence.end
}
