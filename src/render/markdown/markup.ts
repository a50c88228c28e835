import { escapeHtml } from '../../text/escape-html.ts'
import { OWN_ATTRIBUTE } from '../sanitize/rewrite.ts'

export type MarkupAttributes = Readonly<Record<string, string>>

/** Writes the start tags of our own elements. */
export type OpenTag = (tag: string, attributes: MarkupAttributes) => string

/** Start tags as they are, for Markdown that holds no HTML and is not sanitised. */
export const plainTag: OpenTag = (tag, attributes) => {
  let out = `<${tag}`
  for (const name of Object.keys(attributes)) out += ` ${name}="${escapeHtml(attributes[name]!)}"`
  return `${out}>`
}

/**
 * Start tags for Markdown that is sanitised together with the HTML in it, so that one parser balances both. Our
 * attributes would not pass the policy; they wait in `own`, and the tag refers to them by an attribute whose
 * name is a Unicode noncharacter, which the notebook's own HTML cannot have.
 */
export function referringTag(own: MarkupAttributes[]): OpenTag {
  return (tag, attributes) => {
    own.push(attributes)
    return `<${tag} ${OWN_ATTRIBUTE}="${own.length - 1}">`
  }
}
