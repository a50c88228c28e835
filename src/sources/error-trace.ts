import type { ErrorItem } from '../index.ts'
import { stripEscapes } from '../text/escape-sequence.ts'

const NAME = /^([\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*)(?::[ \t]*(.*))?$/su
const ENDS_LIKE_AN_ERROR = /(?:Error|Exception|Failure|Fault|Interrupt|Exit|Warning|Timeout|Abort)$/
const PYTHON = 'Traceback (most recent call last)'
const JAVA_THREAD = /^Exception in thread "[^"]*" /
/** A line longer than this is no exception's name; its message is still cut nowhere. */
const MAX_NAME = 200

interface Exception {
  readonly name: string
  readonly message: string
}

/**
 * An error item from what job systems report: a sentence, a stack trace (Python, IPython, Java; ANSI is kept), or
 * both. Undefined where there is neither.
 */
export function errorItem(sentence: string | undefined, trace: string | undefined): ErrorItem | undefined {
  if (sentence === undefined && trace === undefined) return undefined
  const traced = trace === undefined ? undefined : fromTrace(stripEscapes(trace))
  const { name, message } = reconcile(sentence, traced, trace)
  return { kind: 'error', name, message, ...(trace !== undefined && { traceback: trace }) }
}

function reconcile(sentence: string | undefined, traced: Exception | undefined, trace = ''): Exception {
  if (sentence === undefined) return traced ?? { name: 'Error', message: firstLine(stripEscapes(trace)) }
  const said = exceptionIn(stripEscapes(sentence), ENDS_LIKE_AN_ERROR)
  if (said !== undefined) return { name: said.name, message: said.message }
  if (traced === undefined) return { name: 'Error', message: sentence }
  if (traced.message === '' || sentence.includes(traced.message))
    return { name: traced.name, message: sentence }
  return { name: traced.name, message: `${traced.message} (${sentence})` }
}

/** `Name: message`, the message as long as it is. */
function exceptionIn(text: string, name: RegExp): Exception | undefined {
  const end = text.indexOf('\n')
  const line = end < 0 ? text : text.slice(0, end)
  const found = exceptionOn(line)
  if (found === undefined || !name.test(found.name)) return undefined
  return end < 0 ? found : { name: found.name, message: found.message + text.slice(end) }
}

function exceptionOn(line: string): Exception | undefined {
  const colon = line.indexOf(':')
  if ((colon < 0 ? line.length : colon) > MAX_NAME) return undefined
  const match = NAME.exec(line.trimEnd())
  return match ? { name: match[1]!, message: match[2] ?? '' } : undefined
}

function fromTrace(trace: string): Exception | undefined {
  const python = trace.lastIndexOf(PYTHON)
  if (python >= 0) return fromPython(trace, python) ?? fromLines(trace)
  return fromLines(trace)
}

/**
 * Python ends a traceback with the exception, unindented. IPython names it on the line of the heading too, so that
 * lines of the message that look like a name are not taken for it.
 */
function fromPython(trace: string, at: number): Exception | undefined {
  const heading = trace.slice(trace.lastIndexOf('\n', at) + 1, at).trim()
  for (const line of lines(trace, at + PYTHON.length)) {
    const found = exceptionOn(line)
    if (found === undefined) continue
    if (heading === '' || found.name === heading || found.name.endsWith(`.${heading}`)) return found
  }
  return heading === '' || !NAME.test(heading) ? undefined : { name: heading, message: '' }
}

/** Java names the exception first. */
function fromLines(trace: string): Exception | undefined {
  for (const line of lines(trace, 0)) {
    const found = exceptionOn(line.replace(JAVA_THREAD, ''))
    if (found !== undefined && ENDS_LIKE_AN_ERROR.test(found.name)) return found
  }
  return undefined
}

function* lines(text: string, from: number): Generator<string> {
  for (let start = from; start <= text.length; ) {
    const end = text.indexOf('\n', start)
    yield end < 0 ? text.slice(start) : text.slice(start, end)
    if (end < 0) return
    start = end + 1
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]!.trimEnd()
}
