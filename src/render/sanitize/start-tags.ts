import { resolveImage } from '../image-reference.ts'
import type { CellScope } from '../scope.ts'
import { fragmentHref } from '../slug.ts'
import { attribute, safeAttributes, safeClasses, withStyledClasses } from './attributes.ts'
import { safeStyle } from './css.ts'
import { COLUMN, type ElementModel, LINK } from './elements.ts'
import { missingMarkup, webAddress } from './missing.ts'
import type { SourceTag } from './source-tags.ts'
import type { StyleSheet } from './style-sheet.ts'
import { safeUrl } from './urls.ts'
import type { HtmlWriter, Subject } from './writer.ts'

/** Attributes of elements that are ours, in a fragment that is otherwise the notebook's. */
export type OwnAttributes = readonly Readonly<Record<string, string>>[]

export interface StartTagParts {
  readonly scope: CellScope
  readonly writer: HtmlWriter
  readonly sheet: StyleSheet
  /** Is told what the policy forbids and a reader may miss. */
  readonly remove: (what: string) => void
}

const CACHED_STYLES = 2_000

/** Returns a function that writes what a start tag of the policy becomes. */
export function createStartTags({
  scope,
  writer,
  sheet,
  remove,
}: StartTagParts): (model: ElementModel, tag: SourceTag) => void {
  const styles = new Map<string, string>()

  function cachedStyle(style: string): string {
    const known = styles.get(style)
    if (known !== undefined) return known
    const safe = safeStyle(style)
    if (styles.size < CACHED_STYLES) styles.set(style, safe)
    return safe
  }

  function linkTarget(href: string): string {
    const url = safeUrl(href)
    if (url === undefined) {
      remove(`a link to ${JSON.stringify(href.trim().slice(0, 40).toWellFormed())}`)
      return ''
    }
    if (url.startsWith('#')) return attribute('href', fragmentHref(url.slice(1), scope.env.idPrefix))
    return `${attribute('href', url)} rel="noopener noreferrer"`
  }

  function image(attributes: ReadonlyMap<string, string>, inherited: string): string {
    const resolved = resolveImage(attributes.get('src') ?? '', scope)
    if (resolved.source === undefined) {
      const { missing } = resolved
      // A link cannot stand within another.
      const target = writer.isOpen(LINK) ? undefined : webAddress(missing.reference)
      return missingMarkup(missing, attributes.get('alt'), target)
    }
    const safe = safeAttributes('img', attributes, inherited, cachedStyle)
    return `<img src="${resolved.source}"${safe.markup}${attribute('alt', safe.alt ?? resolved.alt)}>`
  }

  function write(model: ElementModel, tag: string, again: string, subject?: Subject): void {
    if (model.kind !== 'void' || model === COLUMN) writer.open(model, tag, again, subject)
    else if (model.name === 'hr') writer.rule(tag)
    else writer.inline(tag)
  }

  return (model, tag) => {
    if (tag.finished !== undefined && sheet.isEmpty) return write(model, tag.finished, tag.finished)
    const subject = sheet.isEmpty ? undefined : subjectOf(model, tag.attributes)
    const attributes = scope.env.isFragment ? withStyledClasses(tag.attributes) : tag.attributes
    const inherited = subject === undefined ? '' : sheet.declarations(subject, writer.ancestors())
    if (model.name === 'img') return writer.inline(image(attributes, inherited))
    const href = model === LINK ? attributes.get('href') : undefined
    const rest = `${href === undefined ? '' : linkTarget(href)}${safeAttributes(model.name, attributes, inherited, cachedStyle).markup}>`
    const again = `<${model.name}${rest}`
    const id = attributes.get('id') ?? (model === LINK ? attributes.get('name') : undefined)
    const anchor = id === undefined ? undefined : scope.anchor(id)
    if (id === undefined && subject === undefined) tag.finished = again
    write(
      model,
      anchor === undefined ? again : `<${model.name}${attribute('id', anchor)}${rest}`,
      again,
      subject,
    )
  }
}

/** Writes the start tag of an element of ours, whose attributes need not be judged. */
export function writeOwnTag(
  model: ElementModel,
  attributes: OwnAttributes[number],
  writer: HtmlWriter,
): void {
  const markup = (names: readonly string[]) =>
    names.map((name) => attribute(name, attributes[name]!)).join('')
  const names = Object.keys(attributes)
  writer.open(
    model,
    `<${model.name}${markup(names)}>`,
    `<${model.name}${markup(names.filter((name) => name !== 'id'))}>`,
  )
}

function subjectOf({ name }: ElementModel, attributes: ReadonlyMap<string, string>): Subject {
  return {
    name,
    id: attributes.get('id')?.trim() ?? '',
    classes: safeClasses(attributes.get('class') ?? ''),
  }
}
