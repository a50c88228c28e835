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
