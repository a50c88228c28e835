import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { MimeBundle } from '../../model/notebook.ts'
import { utf8Size } from '../../text/encode-pieces.ts'
import { formatSize } from '../../text/format-number.ts'
import { writeJson } from '../../text/json/write.ts'
import { joinPointer } from '../../text/pointer.ts'
import { plainIfTooLong } from '../plain-output.ts'
import { html, joinHtml, type SafeHtml } from '../safe-html.ts'
import type { CellScope, MimeRenderer } from '../scope.ts'
import { textSaysNothing } from './says-nothing.ts'

/** Not images and files, which are as large as they are. */
const TEXT = /^text\/|^application\/.*(?:json|javascript|xml|sql)/i

/** What readers see of an output. */
export interface ShownOutput {
  readonly html: SafeHtml
  /** Which type of a bundle it is, in lower case; undefined where it is text or a note. */
  readonly mimeType?: string
}

/** Shows the best type of a bundle that a renderer can show; where none can, all types by name and size. */
export function renderBundle(data: MimeBundle, metadata: JsonObject, scope: CellScope): ShownOutput {
  for (const { renderer, mimeType } of candidates(data, scope.env.mimeRenderers)) {
    const place = scope.at(joinPointer(scope.pointer, 'data', mimeType))
    const text = data[mimeType]!
    const plain =
      typeof text === 'string' && TEXT.test(mimeType)
        ? plainIfTooLong(text, mimeType.toLowerCase() === 'text/plain', place)
        : undefined
    if (plain) return { html: plain }
    const context = {
      mimeType: mimeType.toLowerCase(),
      metadata: metadataOf(metadata, mimeType),
      bundle: data,
      scope: place,
    }
    const rendered = renderer.render(text, context)
    if (rendered !== undefined) return { html: rendered, mimeType: context.mimeType }
  }
  return { html: renderUnknown(data, scope) }
}

interface Candidate {
  readonly mimeType: string
  readonly renderer: MimeRenderer
  /** Index among all renderers. */
  readonly rank: number
  /** Which of the types it names this one is. */
  readonly place: number
}

/** Renderers for the bundle's types, best rank first; within a renderer, in the order it names its types. */
function candidates(data: MimeBundle, renderers: readonly MimeRenderer[]): readonly Candidate[] {
  const last = textSaysNothing(data) ? 'text/plain' : undefined
  const all: Candidate[] = []
  for (const mimeType of Object.keys(data))
    for (const one of candidatesFor(mimeType, renderers))
      all.push(mimeType === last ? { ...one, rank: Number.POSITIVE_INFINITY } : one)
  return all.sort((a, b) => a.rank - b.rank || a.place - b.place)
}

/** A page has few types, and many outputs of each. */
const known = new WeakMap<readonly MimeRenderer[], Map<string, readonly Candidate[]>>()

function candidatesFor(mimeType: string, renderers: readonly MimeRenderer[]): readonly Candidate[] {
  const ofTypes = known.get(renderers) ?? new Map<string, readonly Candidate[]>()
  const found = ofTypes.get(mimeType)
  if (found !== undefined) return found
  const all = findCandidates(mimeType, renderers)
  known.set(renderers, ofTypes.set(mimeType, all))
  return all
}

function findCandidates(mimeType: string, renderers: readonly MimeRenderer[]): readonly Candidate[] {
  const found: Candidate[] = []
  const tried = new Set<MimeRenderer['render']>()
  for (const [rank, renderer] of renderers.entries()) {
    const place = renderer.mimeTypes.findIndex((pattern) => matches(pattern, mimeType.toLowerCase()))
    // Two renderers may share a function, which would say the same again.
    if (place < 0 || tried.has(renderer.render)) continue
    tried.add(renderer.render)
    found.push({ mimeType, renderer, rank, place })
  }
  return found
}

function matches(pattern: string, mimeType: string): boolean {
  const star = pattern.indexOf('*')
  if (star < 0) return pattern === mimeType
  return mimeType.startsWith(pattern.slice(0, star)) && mimeType.endsWith(pattern.slice(star + 1))
}

/** Output metadata is keyed by MIME type; some kernels leave the key out. */
function metadataOf(metadata: JsonObject, mimeType: string): JsonObject {
  const own = Object.hasOwn(metadata, mimeType) ? metadata[mimeType] : undefined
  return typeof own === 'object' && own !== null && !Array.isArray(own) ? (own as JsonObject) : metadata
}

function renderUnknown(data: MimeBundle, scope: CellScope): SafeHtml {
  const { words } = scope.env
  const types = Object.keys(data)
  if (types.every((type) => data[type] === '')) return html`<p class="pl-note">${words.emptyOutput}</p>`
  scope.warn('UNKNOWN_MIME', `No renderer can show ${types.join(', ')}`)
  const items = types.map(
    (type) => html`<li><code>${type}</code> (${formatSize(sizeOf(data[type]!), words.bytes)})</li>`,
  )
  return html`<div class="pl-placeholder"><p>${words.unshowable}</p><ul>${joinHtml(items)}</ul></div>`
}

function sizeOf(value: JsonValue): number {
  return utf8Size([typeof value === 'string' ? value : writeJson(value)])
}
