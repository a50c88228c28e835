import { showControls } from '../visible-controls.ts'
import { attribute } from './attributes.ts'
import { escapeText } from './escape.ts'
import { safeUrl } from './urls.ts'

const SHOWN = 200

/** Something that is not in the page: a picture, a film, a frame. */
export interface Missing {
  /** What it is, and that it is not here: `Image not included`. */
  readonly what: string
  /** Where it is, or what it is called; may be empty. */
  readonly reference: string
  /** More about it, or why. */
  readonly note?: string
}

/**
 * What stands in its place: what its author wrote for those who do not see it, what it is, and where.
 *
 * @param target Where a reader finds it; undefined for no link.
 */
export function missingMarkup(missing: Missing, alt: string | undefined, target: string | undefined): string {
  const { what, reference, note } = missing
  const label = alt?.trim() ? `${visible(alt.trim())} — ` : ''
  const shown = visible(shorten(reference))
  const place =
    target === undefined ? shown : `<a${attribute('href', target)} rel="noopener noreferrer">${shown}</a>`
  const more = note === undefined ? '' : `${place === '' ? ': ' : ' – '}${visible(note)}`
  return `<span class="pl-image-missing">${label}${visible(what)}${place && `: ${place}`}${more}</span>`
}

/** Text escaped, with what would change how it reads shown. */
function visible(text: string): string {
  return showControls(escapeText(text))
}

/** The address of an image on the web, where a link may lead; undefined where it is none. */
export function webAddress(reference: string): string | undefined {
  const target = safeUrl(reference)
  return target !== undefined && /^https?:/i.test(target) ? target : undefined
}

/** An address, or another text of unknown length, as far as a reader needs it. */
export function shorten(text: string, length = SHOWN): string {
  return text.length > length ? `${text.slice(0, length).toWellFormed()}…` : text
}
