import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html'
import { resolveImage } from '../image.ts'
import { preformatted } from '../preformatted.ts'
import { html, type SafeHtml, trustedHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { fragmentHref } from '../slug.ts'
import { ALLOWED_TAGS, DROPPED_WITH_CONTENT, safeAttributes } from './policy.ts'
import { safeUrl } from './urls.ts'

const ACTIVE_CONTENT = /<(?:script|iframe|object|embed|form|input|button|select|textarea|link|meta|base|svg|math|video|audio|canvas)\b/i

/**
 * The attribute by which markup of our own refers to its attributes in {@link OwnAttributes}. Its name is a Unicode
 * noncharacter; whoever passes `own` has to see to it that the notebook's part of the fragment holds none.
 */
export const OWN_ATTRIBUTE = '\ufdd2'

/** Attributes of elements that are ours, in a fragment that is otherwise the notebook's. */
export type OwnAttributes = readonly Readonly<Record<string, string>>[]

/**
 * HTML of the notebook, reduced to what the policy allows. Links keep safe targets, ids get the page's prefix,
 * images come from the notebook's attachments and the prepared assets or become placeholders.
 */
export function sanitize(fragment: string, scope: CellScope, own: OwnAttributes = []): SafeHtml {
  if (!/[<&]/.test(fragment)) return html`${fragment}`
  if (fragment.length > scope.env.limits.htmlLength) {
    scope.warn('FALLBACK', `HTML of ${fragment.length} characters is shown as its source`)
    return preformatted('pl-source', html`${fragment}`)
  }
  const active = ACTIVE_CONTENT.exec(fragment)
  if (active) scope.warn('REMOVED', `Active content such as ${active[0].toLowerCase()}> is not shown`)
  return trustedHtml(sanitizeHtml(fragment, optionsFor(scope, own)))
}

function optionsFor(scope: CellScope, own: OwnAttributes): IOptions & { logger: typeof SILENT } {
  return {
    allowedTags: [...ALLOWED_TAGS],
    nonTextTags: [...DROPPED_WITH_CONTENT],
    // Every attribute that is left was made by the transforms below.
    allowedAttributes: false,
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: true,
    parseStyleAttributes: false,
    nestingLimit: scope.env.limits.htmlNesting,
    disallowedTagsMode: 'discard',
    logger: SILENT,
    transformTags: {
      a: (tag, attributes) => ownTag(tag, attributes, own) ?? transformLink(tag, attributes, scope),
      img: (_tag, attributes) => transformImage(attributes, scope),
      '*': (tagName, attributes) => {
        if (PREPARED.has(attributes)) return { tagName, attribs: attributes }
        return ownTag(tagName, attributes, own) ?? { tagName, attribs: generic(tagName, attributes, scope) }
      },
    },
  }
}

function ownTag(tagName: string, attributes: Attributes, own: OwnAttributes): Tag | undefined {
  const index = attributes[OWN_ATTRIBUTE]
  const found = index === undefined ? undefined : own[Number(index)]
  return found === undefined ? undefined : prepared(tagName, { ...found })
}

// It would write to the console, which the core does not have.
const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

// sanitize-html runs the `*` transform after the one for the tag; what that one made is not judged again.
const PREPARED = new WeakSet<Attributes>()

function prepared(tagName: string, attribs: Attributes, text?: string): Tag {
  PREPARED.add(attribs)
  return text === undefined ? { tagName, attribs } : { tagName, attribs, text }
}

function generic(tagName: string, attributes: Attributes, scope: CellScope): Attributes {
  const kept = safeAttributes(tagName, attributes)
  const id = attributes.id ?? (tagName === 'a' ? attributes.name : undefined)
  const anchor = id === undefined ? undefined : scope.anchor(id)
  return anchor === undefined ? kept : { id: anchor, ...kept }
}

function transformLink(tagName: string, attributes: Attributes, scope: CellScope): Tag {
  const kept = generic(tagName, attributes, scope)
  const url = attributes.href === undefined ? undefined : safeUrl(attributes.href)
  if (url === undefined) return prepared(tagName, kept)
  if (url.startsWith('#')) return prepared(tagName, { ...kept, href: fragmentHref(url.slice(1), scope.env.idPrefix) })
  return prepared(tagName, { ...kept, href: url, rel: 'noopener noreferrer' })
}

function transformImage(attributes: Attributes, scope: CellScope): Tag {
  const kept = generic('img', attributes, scope)
  const reference = attributes.src ?? ''
  const image = resolveImage(reference, scope)
  if (image.source !== undefined) return prepared('img', { src: image.source, ...kept, alt: kept.alt ?? image.alt })
  return prepared('span', { class: 'pl-image-missing', title: reference.slice(0, 500) }, image.alt)
}

