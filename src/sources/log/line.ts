import { instantOf } from '../instant.ts'

/** What the head of a log line says. */
export interface LogHead {
  /** As it stands there. */
  readonly timestamp: string | undefined
  /** Upper case, in one spelling. */
  readonly level: Level | undefined
}

export type Level = 'TRACE' | 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL'

const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['TRACE', 'TRACE'],
  ['VERBOSE', 'TRACE'],
  ['DEBUG', 'DEBUG'],
  ['INFO', 'INFO'],
  ['NOTICE', 'INFO'],
  ['WARN', 'WARNING'],
  ['WARNING', 'WARNING'],
  ['ERROR', 'ERROR'],
  ['ERR', 'ERROR'],
  ['SEVERE', 'ERROR'],
  ['CRITICAL', 'CRITICAL'],
  ['FATAL', 'CRITICAL'],
  ['EMERGENCY', 'CRITICAL'],
  ['PANIC', 'CRITICAL'],
])

/** ISO 8601 with `/` or `-`; syslog's; Apache's; a time of day; an epoch in brackets as the kernel writes it. */
const TIMESTAMP =
  /^(?:\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?|[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}|\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2}(?: [+-]\d{4})?|\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?|\[ *\d+\.\d{3,6}\])(?=[\s\]|>]|:\s|$)/
const WORD = /[A-Za-z]+/g
/** A level stands among the first words; further on, it is a word of the message. */
const HEAD_LENGTH = 120
const HEAD_WORDS = 8

/** Reads the head of a line; both undefined where the line does not begin like one of a log. */
export function logHead(line: string): LogHead {
  const start = line.slice(0, HEAD_LENGTH * 2).replace(/^[\s[(<|]+/, '')
  const stamp = TIMESTAMP.exec(line) ?? TIMESTAMP.exec(start)
  return { timestamp: stamp?.[0], level: levelOf(line, stamp?.[0]) }
}

function levelOf(line: string, timestamp: string | undefined): Level | undefined {
  const field = /\b(?:level|lvl|severity)=["']?([A-Za-z]+)/i.exec(line.slice(0, HEAD_LENGTH * 2))
  if (field) return LEVELS.get(field[1]!.toUpperCase())
  const at = timestamp === undefined ? 0 : line.indexOf(timestamp) + timestamp.length
  const head = line.slice(at, at + HEAD_LENGTH)
  let words = 0
  for (const { 0: word, index } of head.matchAll(WORD)) {
    if (++words > (timestamp === undefined ? 1 : HEAD_WORDS)) return undefined
    const level = LEVELS.get(word.toUpperCase())
    // Levels are set off from what follows; lower case also by what they stand in: `[info]`, `error:`, `warn -`.
    const isSetOff = /^[\])|>:]|^\s+[-|:[(]|^\s{2,}\S/.test(head.slice(index + word.length))
    if (level !== undefined && (word === word.toUpperCase() || isSetOff))
      return isLabel(head, index, word) ? level : undefined
  }
  return undefined
}

/** `ERROR` in `ERROR_CODE` or `no-error` is part of a name. */
function isLabel(head: string, index: number, word: string): boolean {
  return !/[\w$]/.test(head[index - 1] ?? ' ') && !/[\w$-]/.test(head[index + word.length] ?? ' ')
}

/** Milliseconds since the epoch, where the timestamp names a day and a zone: without them it is no moment. */
export function momentOf(timestamp: string): number | undefined {
  const text = timestamp.replaceAll('/', '-')
  return /(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/.test(text) ? instantOf(text) : undefined
}
