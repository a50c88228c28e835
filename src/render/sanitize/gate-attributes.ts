// biome-ignore format: a list reads better in rows
const NAMES = [
  'abbr', 'align', 'alt', 'aria-hidden', 'aria-label', 'bgcolor', 'border', 'cellpadding', 'cellspacing', 'class', 'color',
  'colspan', 'controls', 'datetime', 'dir', 'height', 'href', 'id', 'lang', 'open', 'rel', 'reversed', 'role', 'rowspan',
  'scope', 'size', 'span', 'src', 'start', 'style', 'tabindex', 'title', 'type', 'valign', 'value', 'width',
]

/** The names of attributes that may reach the page. */
export const gateAttributes: ReadonlySet<string> = new Set(NAMES)
