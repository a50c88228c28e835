import { type JsonObject, PlatenError } from '../../../index.ts'
import { decodeBase64 } from '../../../text/base64.ts'
import { parseJson } from '../../../text/json/parse.ts'
import { isObject } from '../../fields.ts'

const MARKER = '__DATABRICKS_NOTEBOOK_MODEL'
const ASSIGNMENT = /^\s*=\s*'/

/** Whether a page is a notebook as Databricks exports it. */
export function hasNotebookModel(html: string): boolean {
  return modelText(html) !== undefined
}

/**
 * The notebook a page of Databricks holds: base64 of percent-encoded JSON, in a variable of a script. Databricks documents
 * neither; this is what public programs that read such pages do, and what pages hold.
 *
 * @throws PlatenError `INVALID_SOURCE` where it is not that
 */
export function notebookModel(html: string, maxDepth: number, pointer = ''): JsonObject {
  const encoded = modelText(html)
  if (encoded === undefined) throw invalid('The page holds no notebook.', pointer)
  let text: string
  try {
    text = decodeURIComponent(new TextDecoder().decode(decodeBase64(encoded, pointer)))
  } catch (cause) {
    throw invalid('The notebook in the page is not base64 of percent-encoded text.', pointer, cause)
  }
  const model = parsed(text, maxDepth, pointer)
  if (isObject(model) && Array.isArray(model.commands)) return model
  throw invalid('The notebook in the page has no list of commands.', pointer)
}

function parsed(text: string, maxDepth: number, pointer: string) {
  try {
    return parseJson(text, { nan: true, maxDepth })
  } catch (cause) {
    if (!(cause instanceof PlatenError) || cause.code === 'LIMIT_EXCEEDED') throw cause
    throw invalid('The notebook in the page is not JSON.', pointer, cause)
  }
}

function modelText(html: string): string | undefined {
  for (let at = html.indexOf(MARKER); at >= 0; at = html.indexOf(MARKER, at + 1)) {
    const start = at + MARKER.length
    const assigned = ASSIGNMENT.exec(html.slice(start, start + 100))
    if (assigned === null) continue
    const from = start + assigned[0].length
    const end = html.indexOf("'", from)
    return end < 0 ? undefined : html.slice(from, end)
  }
  return undefined
}

function invalid(message: string, pointer: string, cause?: unknown): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message,
    pointer,
    help: 'Expected what runs/export answers, or a notebook exported as HTML.',
    cause,
  })
}
