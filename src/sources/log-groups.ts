const START = /^(?:::group::|##\[group\])/
const END = /^(?:::endgroup::|##\[endgroup\])\s*$/
/** Groups within groups; deeper ones are not moved any further. */
const MAX_BARS = 8

/**
 * Messages of a log with its groups drawn. GitHub and Airflow mark them alike (`::group::Title` or `##[group]Title`, and
 * `::endgroup::` or `##[endgroup]`) and their pages fold them. A stream of text cannot fold, so what a group holds
 * stands back instead, in a terminal's dim:
 *
 * ```text
 * ▾ Title
 * │ a line
 * └
 * ```
 *
 * As many messages come out as went in, so that each keeps its time. What is `isLoud` (an error, a warning) is not dimmed,
 * nor is a line that has colours of its own. Lines of a group without an end stay as they are: it may be the rest of the log.
 */
export function drawGroups(
  messages: readonly string[],
  isLoud: (index: number) => boolean,
): readonly string[] {
  if (!messages.some(isGroupMark)) return messages
  const closed = closedGroups(messages)
  const open: boolean[] = []
  let depth = 0
  return messages.map((message, i) => {
    const title = START.exec(message)
    if (title !== null) {
      const bars = barsOf(depth)
      open.push(closed.has(i))
      if (closed.has(i)) depth++
      return `${dim(bars)}${bold(`▾ ${message.slice(title[0].length)}`.trimEnd())}`
    }
    if (END.test(message)) {
      if (open.pop() === true) depth--
      return dim(`${barsOf(depth)}└`)
    }
    if (depth === 0) return message
    const bars = barsOf(depth)
    const rest = message.replaceAll('\n', `\n${bars}`)
    if (message === '') return dim(bars.trimEnd())
    return isLoud(i) || rest.includes(ESC) ? `${dim(bars)}${rest}` : dim(`${bars}${rest}`)
  })
}

/** Tells the first or last line of a group. */
export function isGroupMark(message: string): boolean {
  return START.test(message) || END.test(message)
}

/** Where groups begin that also end. */
function closedGroups(messages: readonly string[]): ReadonlySet<number> {
  const closed = new Set<number>()
  const starts: number[] = []
  for (const [i, message] of messages.entries()) {
    if (START.test(message)) starts.push(i)
    else if (END.test(message)) {
      const start = starts.pop()
      if (start !== undefined) closed.add(start)
    }
  }
  return closed
}

function barsOf(depth: number): string {
  return '│ '.repeat(Math.min(depth, MAX_BARS))
}

const ESC = '\u001b'

function dim(text: string): string {
  return text === '' ? '' : `${ESC}[2m${text}${ESC}[22m`
}

function bold(text: string): string {
  return text.includes(ESC) ? text : `${ESC}[1m${text}${ESC}[22m`
}
