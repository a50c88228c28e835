import type { ErrorItem, JsonObject, JsonValue } from '../../index.ts'
import { compact, Fields, isObject } from '../fields.ts'

const CAUSE = 'The above exception was the direct cause of the following exception:'
/** More than any program chains; the rest is in `vendor`. */
const MAX_CAUSES = 50

/** `{message, className, stack, cause}` (serialised: `cls_name`): the traceback with what led to it first. */
export function dagsterError(error: JsonObject, step: string | undefined): ErrorItem {
  const chain: JsonObject[] = []
  for (let next: JsonObject | undefined = error; next && chain.length < MAX_CAUSES; next = causeOf(next))
    chain.push(next)
  const parts = chain.toReversed().map(traceOf)
  const deepest = chain.at(-1)!
  const { name, message } = chain.length > 1 && isWrapper(error) ? said(deepest) : said(error)
  const about = { kind: 'error', title: step, name, message } as const
  return compact<ErrorItem>({ ...about, traceback: parts.join(`\n${CAUSE}\n\n`), vendor: { error } })
}

/** Dagster wraps what a step raised; its own class says nothing to the step's author. */
const WRAPPER = /^Dagster(?:Execution\w*|UserCode\w*)Error$/

function isWrapper(error: JsonObject): boolean {
  return WRAPPER.test(said(error).name)
}

function causeOf(error: JsonObject): JsonObject | undefined {
  return new Fields(error).fields('cause')?.object
}

/** The message starts with the class, as Python's traceback does. */
function said(error: JsonObject): { name: string; message: string } {
  const fields = new Fields(error)
  const message = (fields.text('message') ?? '').trimEnd()
  const colon = message.indexOf(': ')
  const qualified =
    colon > 0 && /^[\w.]+$/.test(message.slice(0, colon)) ? message.slice(0, colon) : undefined
  const name = fields.text('className') ?? fields.text('cls_name') ?? qualified ?? 'Error'
  const isPrefixed = qualified !== undefined && (qualified === name || qualified.endsWith(`.${name}`))
  return { name, message: isPrefixed ? message.slice(colon + 2) : message }
}

function traceOf(error: JsonObject): string {
  const fields = new Fields(error)
  const stack = (fields.list('stack') ?? []).filter((line: JsonValue) => typeof line === 'string') as string[]
  const message = (fields.text('message') ?? said(error).name).trimEnd()
  const head = stack.length > 0 ? `Traceback (most recent call last):\n${lines(stack)}` : ''
  return `${head}${message}\n`
}

function lines(stack: readonly string[]): string {
  return stack.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('')
}

/** Tells an error that stands where a run was asked for. */
export function isDagsterError(value: JsonValue | undefined): value is JsonObject {
  return isObject(value) && typeof value.message === 'string' && /Error$/.test(String(value.__typename))
}
