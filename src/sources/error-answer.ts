import { type JsonObject, type JsonValue, PlatenError } from '../index.ts'
import { Fields, isObject } from './fields.ts'

/** So much of what a service says of an error is enough to see what it is. */
const MAX_LENGTH = 500

/** Where services put what went wrong, and the text for people, by the fields that tell such a body from others. */
const BODIES: readonly (readonly [code: readonly string[], message: string])[] = [
  // Databricks and MLflow; VMware; Huawei; Oracle and others.
  [['error_code', 'errorCode'], 'message'],
  [['error_code', 'errorCode'], 'error_msg'],
  [['code'], 'message'],
  // Problem details (RFC 9457), as Airflow has them.
  [['title'], 'detail'],
  [['status', 'documentation_url'], 'message'],
]
/** What else such a body has. Anything that is not here may be a result, and makes it no error answer. */
const MORE =
  /^(?:details?|type|status|instance|title|documentation_url|request_?id|opc-?request-?id|error_?(?:code|msg)|errorType|code|message|cause|causes|nestedErrors|remediationMessage|referenceToken|arguments|context|innerErrors|stack_?trace|timestamp|path|errors?)$/i

/**
 * What a service said instead of a run, as `CODE: message`; undefined for what is no error answer. It is looked at where no
 * adapter knows the payload.
 */
function errorAnswer(value: JsonValue): string | undefined {
  if (!isObject(value)) return undefined
  const inner = Object.keys(value).length === 1 ? value.error : undefined
  const body = isObject(inner) ? inner : value
  if (!Object.keys(body).every((key) => MORE.test(key))) return undefined
  const fields = new Fields(body)
  for (const [codes, key] of BODIES) {
    const code = codes.map((name) => fields.id(name)).find((found) => found !== undefined)
    const message = fields.peekText(key)
    if (code !== undefined && message !== undefined) return `${code}: ${message}`
  }
  return lone(body)
}

/** `{"detail": "Not Found"}` and the like, and what GraphQL answers. */
function lone(body: JsonObject): string | undefined {
  const fields = new Fields(body)
  const errors = fields.list('errors')
  const first = errors?.[0]
  const said = isObject(first) ? new Fields(first).peekText('message') : undefined
  const keys = Object.keys(body)
  if (keys.length !== 1) return undefined
  return said ?? fields.peekText('detail') ?? fields.peekText('error')
}

/** The error for what a service answered instead of a run; undefined for what is no such answer. */
export function errorAnswered(value: JsonValue): PlatenError | undefined {
  const said = errorAnswer(value)
  if (said === undefined) return undefined
  const shown = said.length > MAX_LENGTH ? `${said.slice(0, MAX_LENGTH)}…` : said
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message: `This is an error that a service answered, not a run: ${JSON.stringify(shown)}.`,
    pointer: '',
    help: 'See to what the service says and ask it again; check the status of its answer before you export it.',
  })
}
