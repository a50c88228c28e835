import { PlatenError } from '../../errors.ts'

/** The error for text that is not JSON, at a place in it. */
export function invalidJson(text: string, at: number, problem: string): PlatenError {
  const { line, column } = positionOf(text, at)
  return new PlatenError({
    code: 'INVALID_JSON',
    message: `Not JSON: ${problem} at line ${line}, column ${column}.`,
    help: helpFor(text),
    line,
    column,
  })
}

/** The error for JSON that is nested too deeply. */
export function tooDeep(text: string, at: number, maxDepth: number): PlatenError {
  const { line, column } = positionOf(text, at)
  return new PlatenError({
    code: 'LIMIT_EXCEEDED',
    message: `JSON is nested more than ${maxDepth} deep at line ${line}, column ${column}.`,
    help: 'Raise limits.jsonDepth if you trust the input.',
    line,
    column,
  })
}

/**
 * An error about a text that is part of a larger one: with the place in that.
 *
 * @param start where in the larger text the part starts
 */
export function inLargerText(
  error: PlatenError,
  start: { readonly line: number; readonly column: number },
): PlatenError {
  const { code, message, pointer, help = '', line = 1, column = 1 } = error
  const place = {
    line: start.line + line - 1,
    column: line === 1 ? start.column + column - 1 : column,
  }
  const moved = message.replace(PLACE, ` at line ${place.line}, column ${place.column}.`)
  return new PlatenError({ code, message: moved, pointer, help, ...place })
}

const PLACE = / at line \d+, column \d+\.$/

/** The character at a place, for a message. */
export function nameCharacter(text: string, at: number): string {
  const code = text.codePointAt(at)
  if (code === undefined) return 'end of text'
  if (code < 32) return `control character U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return JSON.stringify(String.fromCodePoint(code))
}

function positionOf(text: string, at: number): { line: number; column: number } {
  let line = 1
  let lineStart = 0
  for (const end of text.slice(0, at).matchAll(/\r\n?|\n/g)) {
    line++
    lineStart = end.index + end[0].length
  }
  return { line, column: at - lineStart + 1 }
}

function helpFor(text: string): string {
  if (/^\s*</.test(text.slice(0, 1_000)))
    return 'This looks like HTML or XML; a login page saved instead of the file, perhaps.'
  return 'Check that the file is complete and was not changed by a merge or an editor.'
}
