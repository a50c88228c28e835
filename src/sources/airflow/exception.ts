import type { ErrorItem, JsonObject, JsonValue } from '../../index.ts'
import { Fields, isObject } from '../fields.ts'

/** `error_detail` of a structured line: the exception, then what led to it. Undefined where it is of another shape. */
export function exceptionItem(detail: JsonValue | undefined): ErrorItem | undefined {
  if (!Array.isArray(detail) || detail.length === 0) return undefined
  const exceptions = (detail as readonly JsonValue[]).map(exception)
  const first = exceptions[0]
  if (first === undefined || exceptions.includes(undefined)) return undefined
  // As Python prints them: what came first comes first.
  const parts: string[] = []
  for (const one of exceptions.toReversed()) {
    if (one === undefined) continue
    parts.push(one.text)
    if (one !== first) parts.push(one.isCause ? CAUSE : CONTEXT)
  }
  return {
    kind: 'error',
    name: first.name,
    message: first.message,
    traceback: parts.join('\n\n'),
    vendor: { error_detail: detail },
  }
}

const CAUSE = 'The above exception was the direct cause of the following exception:'
const CONTEXT = 'During handling of the above exception, another exception occurred:'

interface Exception {
  readonly name: string
  readonly message: string
  readonly text: string
  readonly isCause: boolean
}

function exception(value: JsonValue): Exception | undefined {
  if (!isObject(value)) return undefined
  const fields = new Fields(value)
  const name = fields.text('exc_type')
  const message = fields.peek('exc_value')
  if (name === undefined || typeof message !== 'string') return undefined
  const frames = (fields.list('frames') ?? []).flatMap((frame) => (isObject(frame) ? frameText(frame) : []))
  const head = frames.length > 0 ? ['Traceback (most recent call last):', ...frames] : []
  const notes = (fields.list('exc_notes') ?? []).filter((note) => typeof note === 'string')
  const text = [...head, message === '' ? name : `${name}: ${message}`, ...notes].join('\n')
  return { name, message, text, isCause: fields.flag('is_cause') === true }
}

function frameText(frame: JsonObject): string {
  const fields = new Fields(frame)
  const line = fields.id('lineno') ?? '?'
  return `  File "${fields.text('filename') ?? '?'}", line ${line}, in ${fields.text('name') ?? '?'}`
}
