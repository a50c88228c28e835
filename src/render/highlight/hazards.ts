import type { Limits } from '../../limits.ts'

// highlight.js' grammars are regular expressions, and on some texts they take quadratic time (highlight.js issue
// 4529). What they then go over again and again are stretches of one kind of character, so the squares of their
// lengths tell the cost. What is counted here took up to a third of a second at the bounds.

interface Stretches {
  readonly pattern: RegExp
  /** The most that the squares of all lengths may add up to. */
  readonly cost: number
  /** Each costs as much as the whole source, not as its own length squared. */
  readonly each?: true
}

// Code has blanks and words too, but no long ones: shorter stretches are not looked at.
const BLANKS: Stretches = { pattern: /\s{50,}/g, cost: 4e6 }
const WORDS: Stretches = { pattern: /[\w.\u00c0-\u02b8-]{64,}/g, cost: 3e6 }
const OWN: ReadonlyMap<string, Stretches> = new Map([
  // Whether a method starts here it only knows at the parenthesis.
  ['csharp', { pattern: /[\w\s.,<>[\]-]{256,}/g, cost: 2e7 }],
  // For each text that starts here it looks for the end, to the end.
  ['ruby', { pattern: /<<[~-]?['"`\w]/g, cost: 6e7, each: true }],
  ['markdown', { pattern: /(?:[^\n[]{0,200}\[){16,}[^\n]*/g, cost: 1e6 }],
])
const LONG_RUN = /[\w.]{500}/

/** Why highlighting a source may take too long; undefined where it does not. Linear. */
export function hazardIn(code: string, grammar: string, limits: Limits): string | undefined {
  const { highlightLineLength } = limits
  const tooLong = lengthHazard(code, limits)
  if (tooLong !== undefined) return tooLong
  if (longestLine(code) > highlightLineLength)
    return `a line is longer than ${highlightLineLength} characters (limits.highlightLineLength)`
  return isTooCostly(code, grammar) ? 'the highlighter would take too long' : undefined
}

/** The same for our own scanners, which take linear time. */
export function lengthHazard(code: string, { highlightLength }: Limits): string | undefined {
  if (code.length <= highlightLength) return undefined
  return `it is longer than ${highlightLength} characters (limits.highlightLength)`
}

function isTooCostly(code: string, grammar: string): boolean {
  const own = OWN.get(grammar)
  return (
    LONG_RUN.test(code) ||
    isOver(code, BLANKS) ||
    isOver(code, WORDS) ||
    (own !== undefined && isOver(code, own))
  )
}

function isOver(code: string, { pattern, cost, each }: Stretches): boolean {
  let sum = 0
  for (const [stretch] of code.matchAll(pattern)) {
    sum += each ? code.length : stretch.length * stretch.length
    if (sum > cost) return true
  }
  return false
}

function longestLine(text: string): number {
  let longest = 0
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start)
    const stop = end < 0 ? text.length : end
    longest = Math.max(longest, stop - start)
    start = stop + 1
  }
  return longest
}
