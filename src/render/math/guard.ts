import type { Say } from '../../words/words.ts'
import { groupEnd } from './scan.ts'

// Temml recurses for everything that nests and overflows the stack somewhere past 600 levels; how far exactly
// depends on the engine, so what is shown as source must not. A few of its builders make their content twice, at
// every level.

const MARKS = /\\(?:[a-zA-Z@]+|[\s\S])|[{}()[\]&]/g
const OPEN = words(
  'left begin begingroup langle lfloor lceil lvert lVert lbrace lbrack lgroup lmoustache lparen llbracket lBrace lAngle ulcorner llcorner',
)
const CLOSE = words(
  'right end endgroup rangle rfloor rceil rvert rVert rbrace rbrack rgroup rmoustache rparen rrbracket rBrace rAngle urcorner lrcorner',
)
/** Those that hold to the end of their group, and so make a level of what follows. */
const SWITCH = words(
  'rm bf it sf tt cal frak scr bm mit displaystyle textstyle scriptstyle scriptscriptstyle color over atop above choose brace brack tiny sixptsize scriptsize footnotesize small normalsize large Large LARGE huge Huge',
)
const TWICE = words(
  'llap mathllap rlap mathrlap clap mathclap cancelto ce pu equilibriumLeft equilibriumRight',
)
const MAX_DOUBLINGS = 6

/** Chemistry and units, and the longest argument they may have: time grows with its square. */
const CHEMISTRY = /\\(ce|pu)(?![a-zA-Z@])\s*/g
const MAX_ARGUMENT: Readonly<Record<string, number>> = { ce: 1_000, pu: 200 }
const CHEMISTRY_FACTOR = 10

interface Level {
  readonly open: string
  readonly doublings: number
  switches: number
  doubles: boolean
}

/** Definitions that were not taken out; Temml would carry them out, and `\edef` doubles its text each time. */
const DEFINITION = /\\(?:[egx]?def|let|futurelet|(?:re)?newcommand|providecommand)(?![a-zA-Z@])/

/** Why a formula is not to be parsed: it nests too much, or defines macros; undefined where it may be. Linear. */
export function hazardIn(tex: string, maxNesting: number): Say | undefined {
  if (DEFINITION.test(tex)) return (words) => words.unknownDefinition
  for (const found of tex.matchAll(CHEMISTRY)) {
    const open = found.index + found[0].length
    const name = found[1]!
    if ((groupEnd(tex, open) ?? tex.length) - open > MAX_ARGUMENT[name]!)
      return (words) => words.commandTooLong(`\\${name}`, MAX_ARGUMENT[name]!)
  }
  const levels: Level[] = [{ open: '', doublings: 0, switches: 0, doubles: false }]
  let switches = 0
  for (const [mark] of tex.matchAll(MARKS)) {
    const level = levels.at(-1)!
    if (OPEN.has(mark) || mark === '{' || mark === '(' || mark === '[') {
      const doublings = level.doublings + (level.doubles ? 1 : 0)
      if (doublings > MAX_DOUBLINGS) return (words) => words.commandTooDeep('\\cancelto', MAX_DOUBLINGS)
      levels.push({ open: mark, doublings, switches: 0, doubles: false })
    } else if (CLOSE.has(mark) || mark === '}' || mark === ')' || mark === ']') {
      switches -= close(levels, mark)
    } else if (SWITCH.has(mark)) {
      level.switches++
      switches++
    } else if (mark === '&' || mark === '\\\\') {
      switches -= level.switches
      level.switches = 0
    } else if (TWICE.has(mark)) {
      level.doubles = true
    }
    if (levels.length + switches > maxNesting + 1)
      return (words) => words.tooDeep(maxNesting, 'limits.mathNesting')
  }
  return undefined
}

/** What rendering a formula takes, in characters of an ordinary one. */
export function costOf(tex: string): number {
  return /\\(?:ce|pu)(?![a-zA-Z@])/.test(tex) ? tex.length * CHEMISTRY_FACTOR : tex.length
}

/** Drops the levels a closing mark ends, and returns how many switches they held. */
function close(levels: Level[], mark: string): number {
  const openers =
    mark === '}' ? ['{'] : mark === '\\right' ? ['\\left'] : mark === '\\end' ? ['\\begin'] : undefined
  if (openers === undefined) return soft(levels) ? (levels.pop()?.switches ?? 0) : 0
  // A brace also ends the parentheses left open within it. Without its opener it ends nothing.
  const from = levels.findLastIndex(({ open }) => openers.includes(open))
  if (from < 0) return 0
  return levels.splice(from).reduce((sum, { switches }) => sum + switches, 0)
}

function soft(levels: readonly Level[]): boolean {
  const open = levels.at(-1)?.open ?? ''
  return open !== '' && open !== '{' && open !== '\\left' && open !== '\\begin'
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map((word) => `\\${word}`))
}
