// Letters, marks, digits, `-` and `_` stay; so do CJK and the like, since \p{L} holds them.
const NOT_SLUG = /[^\p{L}\p{M}\p{N}_-]+/gu
const MAX_LENGTH = 120
const IS_SLUG = /^[a-z0-9_-]{1,120}$/

/**
 * The slug of a heading's text or of a link's fragment: lower case, blanks as `-`, punctuation dropped. Both
 * sides go through here, so `#Getting-Started`, `#getting-started` and `#Getting Started!` meet, whichever of
 * Jupyter's or GitHub's spelling the author had in mind. Empty where nothing is left.
 */
export function slugify(text: string): string {
  if (IS_SLUG.test(text)) return text
  return text
    .slice(0, MAX_LENGTH * 4)
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(NOT_SLUG, '')
    .slice(0, MAX_LENGTH)
    .toWellFormed()
}

/** The element id for a slug of notebook content. The infix keeps content from clobbering ids of our own. */
export function contentAnchor(slug: string, idPrefix: string): string {
  return `${idPrefix}nb-${slug}`
}

/** Where a link to `#fragment` in notebook content leads. */
export function fragmentHref(fragment: string, idPrefix: string): string {
  return `#${contentAnchor(slugify(decodeFragment(fragment)), idPrefix)}`
}

function decodeFragment(fragment: string): string {
  if (!fragment.includes('%')) return fragment
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
