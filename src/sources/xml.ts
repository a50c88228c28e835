import { SaxesParser } from 'saxes'
import { type JsonObject, type OnWarning, PlatenError } from '../index.ts'

/** An element: its text is that of all its text nodes and CDATA sections, joined. */
export interface XmlElement {
  readonly name: string
  readonly attributes: JsonObject
  readonly children: readonly XmlElement[]
  readonly text: string
  /** The document ends in it. */
  readonly isOpen?: true
}

interface Open {
  readonly name: string
  readonly attributes: JsonObject
  readonly children: XmlElement[]
  readonly text: string[]
}

export interface XmlDocument {
  readonly root: XmlElement
  /** The text ends before the root element does: what was open there was closed. */
  readonly isCut: boolean
}

export interface XmlOptions {
  /** Nesting of elements; deeper ones are refused. */
  readonly maxDepth: number
  readonly onWarning?: OnWarning | undefined
}

/** Terminals' escapes end up in reports although XML 1.0 has no place for them. They stay what they are. */
const TOLERATED = /^\d+:\d+: (?:disallowed character|malformed character entity)\.$/
const CUT = /^\d+:\d+: (?:unclosed tag|unexpected end)\b/
const POSITION = /^(\d+):(\d+): /

/**
 * Reads XML 1.0, strictly but for control characters. A document type is refused, so there are no entities but XML's own
 * five, nothing is expanded and nothing is fetched.
 *
 * @throws PlatenError `INVALID_SOURCE` with line and column, `LIMIT_EXCEEDED`
 */
export function parseXml(text: string, { maxDepth, onWarning }: XmlOptions): XmlDocument {
  const open: Open[] = []
  let root: XmlElement | undefined
  let isCut = false
  const close = () => {
    const element = open.pop()!
    const closed = { ...element, text: element.text.join(''), ...(isCut && ({ isOpen: true } as const)) }
    const parent = open.at(-1)
    if (parent) parent.children.push(closed)
    else root = closed
  }
  const parser = new SaxesParser({ position: true })
  parser.on('doctype', () => {
    throw notXml(
      'A document type is refused: reports need none, and it can hide what is not there.',
      position(parser),
    )
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= maxDepth) throw tooDeep(maxDepth)
    open.push({ name, attributes: Object.fromEntries(Object.entries(attributes)), children: [], text: [] })
  })
  parser.on('closetag', close)
  parser.on('text', (found) => open.at(-1)?.text.push(found))
  parser.on('cdata', (found) => open.at(-1)?.text.push(found))
  parser.on('error', ({ message }) => {
    if (CUT.test(message) && open.length > 0) {
      isCut = true
      return
    }
    if (!TOLERATED.test(message)) throw notXml(message.replace(POSITION, ''), POSITION.exec(message))
    onWarning?.({ code: 'INVALID_DATA', message: `Not XML, kept as it is: ${message}`, pointer: '' })
  })
  parser.write(text).close()
  while (open.length > 0) close()
  if (root === undefined) throw notXml('There is no element.', null)
  return { root, isCut }
}

function position({ line, column }: { line: number; column: number }): readonly string[] {
  return ['', String(line), String(column)]
}

function notXml(reason: string, at: readonly string[] | null): PlatenError {
  const place = at === null ? {} : { line: Number(at[1]), column: Number(at[2]) }
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message: `Not the XML of a report: ${reason}`,
    help: 'Write the report anew, or mend it there.',
    ...place,
  })
}

function tooDeep(maxDepth: number): PlatenError {
  return new PlatenError({
    code: 'LIMIT_EXCEEDED',
    message: `The elements are nested deeper than ${maxDepth} levels.`,
    help: 'Raise limits.jsonDepth if you trust where it comes from.',
  })
}

/** An element as JSON, for what is kept as it came. */
export function xmlJson({ name, attributes, children, text }: XmlElement): JsonObject {
  return {
    name,
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(text.trim() !== '' && { text }),
    ...(children.length > 0 && { children: children.map(xmlJson) }),
  }
}
