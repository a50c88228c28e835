import { checkOptions } from '../check-options.ts'
import { PlatenError } from '../errors.ts'
import { type CellTransform, eachCell } from './cell-transform.ts'

/**
 * Removes cells of any type whose source matches one of some patterns from its start on: nbconvert's
 * RegexRemovePreprocessor, with JavaScript's syntax (`$` for Python's `\Z`). `removeByPattern([/\s*$/])`
 * removes blank cells, `[/.*TODO/s]` those with TODO anywhere. A removed cell's outputs are gone, too. No
 * patterns, nothing removed.
 *
 * DANGER: a pattern that backtracks (`(a+)+b`) can take forever on a source made for it; take patterns from nobody
 * you do not trust. Throws `INVALID_OPTION` where one is no regular expression, and for what is no list.
 */
export function removeByPattern(patterns: readonly (RegExp | string)[]): CellTransform {
  checkOptions({ patterns }, { patterns: 'a list' })
  const anchored = patterns.map(atStart)
  return eachCell((cell) => (anchored.some((matches) => matches(cell.source)) ? undefined : cell))
}

/** With a regular expression of its own, since one keeps a position between calls. */
function atStart(pattern: RegExp | string, index: number): (source: string) => boolean {
  const regex = compile(pattern, index)
  return (source) => {
    regex.lastIndex = 0
    return regex.test(source)
  }
}

function compile(pattern: RegExp | string, index: number): RegExp {
  try {
    if (typeof pattern === 'string') return new RegExp(pattern, 'y')
    return new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}y`)
  } catch (cause) {
    throw new PlatenError({
      code: 'INVALID_OPTION',
      message: `Pattern ${index + 1} is not a regular expression.`,
      pointer: `/patterns/${index}`,
      help: "Pass RegExp objects, or strings in JavaScript's syntax.",
      cause,
    })
  }
}
