import type { ErrorItem } from '../../index.ts'
import { errorItem } from '../error-trace.ts'

const PYTHON = 'Traceback (most recent call last):'
const CHAINED =
  /^(?:During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:)$/
/** `java.lang.X: message`, `Exception in thread "main" …`, `TypeError: message`. */
const NAMED =
  /(?:^|[\s\]:|-])((?:[\w$]+\.)*(?=[A-Z])[\w$]*(?:Error|Exception|Failure|Throwable|Panic))(?::|$)/
/** No line with a name in it is longer before the name. */
const MAX_NAMED = 2_000
const FRAME = /^\s+at \S/
const CAUSE = /^(?:Caused by: |Suppressed: |\s+\.\.\. \d+ (?:more|common frames omitted))/
const GO_PANIC = /^(?:panic: |fatal error: )/
const RUST_PANIC = /^thread '[^']*' (?:\(\d+\) )?panicked at /

/**
 * The stack traces in a log, each as an error: Python's, those with `at` frames (Java, JavaScript, C#), panics of Go and
 * Rust. Only what begins as one and goes on as one counts. One that is repeated is told once.
 */
export function tracebacks(lines: readonly string[]): readonly ErrorItem[] {
  const found: ErrorItem[] = []
  const seen = new Set<string>()
  for (let at = 0; at < lines.length; ) {
    const end = endOf(lines, at)
    if (end === undefined) {
      at++
      continue
    }
    const trace = traceOf(lines, at, end)
    if (!seen.has(trace)) {
      seen.add(trace)
      const item = errorItem(undefined, trace)
      if (item) found.push({ ...item, title: `Line ${at + 1}` })
    }
    at = end
  }
  return found
}

/** The line behind the stack trace that begins here; undefined where none does. */
function endOf(lines: readonly string[], at: number): number | undefined {
  const line = lines[at]!
  if (line.includes(PYTHON)) return endOfPython(lines, at)
  if (GO_PANIC.test(line)) return endOfGo(lines, at)
  if (RUST_PANIC.test(line)) return Math.min(at + 2, lines.length)
  const next = lines[at + 1]
  if (next === undefined || !FRAME.test(next) || !NAMED.test(line.slice(0, MAX_NAMED))) return undefined
  let end = at + 2
  while (end < lines.length && (FRAME.test(lines[end]!) || CAUSE.test(lines[end]!))) end++
  return end
}

/** Frames are indented; the exception, which is not, ends it, unless another follows from it. */
function endOfPython(lines: readonly string[], at: number): number {
  let end = at + 1
  for (;;) {
    while (end < lines.length && /^\s+\S/.test(lines[end]!)) end++
    if (end >= lines.length || lines[end]!.trim() === '') return end
    end++
    const chain = lines[end]?.trim() === '' && CHAINED.test(lines[end + 1]?.trim() ?? '')
    const again = chain ? lines.slice(end + 2, end + 4).findIndex((line) => line.includes(PYTHON)) : -1
    if (again < 0) return end
    end += 2 + again + 1
  }
}

const GO_LINE = /^(?:\t|goroutine \d+ |\[signal |created by |main\.|[\w./*-]+\.[\w.*()]+\()/

/** Goroutines, with a line between them, and their calls with the file below each. */
function endOfGo(lines: readonly string[], at: number): number {
  let end = at + 1
  const goesOn = (line: string | undefined) => line !== undefined && GO_LINE.test(line.slice(0, MAX_NAMED))
  while (goesOn(lines[end]) || (lines[end] === '' && goesOn(lines[end + 1]))) end++
  return end
}

/** What a logger wrote before the heading is not part of it, but of the log. */
function traceOf(lines: readonly string[], at: number, end: number): string {
  const first = lines[at]!
  const from = first.indexOf(PYTHON)
  return [from > 0 ? first.slice(from) : first, ...lines.slice(at + 1, end)].join('\n')
}
