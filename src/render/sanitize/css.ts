// CSS of notebook content, by property and by value. What is let through can colour and space the content it
// stands on; it cannot fetch (no url), escape its place (no position, transform, negative margins) or hide in
// escapes and comments.

const COLOR_PROPERTIES = ['color', 'background-color', 'border-color', 'text-decoration-color']
const LENGTH_PROPERTIES = [
  'width', 'height', 'min-width', 'max-width', 'max-height', 'font-size', 'line-height', 'text-indent',
  'letter-spacing', 'border-spacing', 'border-radius', 'border-width', 'gap',
] // biome-ignore format: a list
const BOX_PROPERTIES = ['margin', 'padding', 'border']
const SIDES = ['', '-top', '-right', '-bottom', '-left']

const LENGTH = String.raw`(?:0|auto|normal|[a-z-]*content|(?:\d{1,4}(?:\.\d{1,6})?|\.\d{1,6})(?:px|em|rem|ex|ch|pt|cm|mm|in|%)?)`
const LENGTHS = new RegExp(`^${LENGTH}(?: ${LENGTH}){0,3}$`)
const COLOR = String.raw`(?:#[0-9a-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\([0-9.,%/ deg-]{1,60}\))`
const COLORS = new RegExp(`^${COLOR}$`)
const GRADIENT = new RegExp(
  String.raw`^linear-gradient\((?:(?:to [a-z ]{1,20}|-?\d{1,3}deg) ?,)? ?${COLOR}[0-9.,% #a-z()-]{0,400}\)$`,
)
const BORDERS = new RegExp(
  String.raw`^(?:none|(?:(?:${LENGTH}|thin|medium|thick|solid|dashed|dotted|double|none|hidden|ridge|groove|inset|outset|${COLOR}) ?){1,3})$`,
)
const FONT_FAMILY = /^[a-z0-9 ,'"_-]{1,200}$/

const KEYWORDS: Record<string, readonly string[]> = {
  'text-align': ['left', 'right', 'center', 'justify', 'start', 'end'],
  'vertical-align': ['top', 'middle', 'bottom', 'baseline', 'sub', 'super', 'text-top', 'text-bottom'],
  'font-style': ['normal', 'italic', 'oblique'],
  'font-weight': ['normal', 'bold', 'bolder', 'lighter', '100', '200', '300', '400', '500', '600', '700', '800', '900'],
  'text-decoration': ['none', 'underline', 'line-through', 'overline'],
  'text-decoration-line': ['none', 'underline', 'line-through', 'overline'],
  'text-transform': ['none', 'uppercase', 'lowercase', 'capitalize'],
  'white-space': ['normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line'],
  'word-break': ['normal', 'break-all', 'break-word', 'keep-all'],
  'overflow-wrap': ['normal', 'break-word', 'anywhere'],
  'border-collapse': ['collapse', 'separate'],
  'border-style': ['none', 'solid', 'dashed', 'dotted', 'double'],
  'list-style-type': ['none', 'disc', 'circle', 'square', 'decimal', 'lower-alpha', 'upper-alpha', 'lower-roman', 'upper-roman'],
  display: ['block', 'inline', 'inline-block', 'flex', 'inline-flex', 'grid', 'table', 'table-row', 'table-cell', 'none'],
  'flex-direction': ['row', 'column'],
  'flex-wrap': ['wrap', 'nowrap'],
  'align-items': ['center', 'flex-start', 'flex-end', 'start', 'end', 'baseline', 'stretch'],
  'justify-content': ['center', 'flex-start', 'flex-end', 'start', 'end', 'space-between', 'space-around', 'space-evenly'],
  float: ['left', 'right', 'none'],
  clear: ['left', 'right', 'both', 'none'],
} // biome-ignore format: a table

type ValueTest = (value: string) => boolean

const PROPERTIES: ReadonlyMap<string, ValueTest> = new Map<string, ValueTest>([
  ...COLOR_PROPERTIES.map((name): [string, ValueTest] => [name, (value) => COLORS.test(value)]),
  ...LENGTH_PROPERTIES.map((name): [string, ValueTest] => [name, (value) => LENGTHS.test(value)]),
  ...BOX_PROPERTIES.flatMap((box) =>
    SIDES.map((side): [string, ValueTest] => [
      box + side,
      (value) => (box === 'border' ? BORDERS : LENGTHS).test(value),
    ]),
  ),
  ...Object.entries(KEYWORDS).map(([name, words]): [string, ValueTest] => [name, (value) => words.includes(value)]),
  ['background', (value) => COLORS.test(value) || GRADIENT.test(value)],
  ['background-image', (value) => GRADIENT.test(value)],
  ['font-family', (value) => FONT_FAMILY.test(value)],
  ['opacity', (value) => /^(?:[01]|0?\.\d{1,4})$/.test(value)],
])

// Anything here could mean one thing to us and another to a browser.
const SUSPICIOUS = /[\\@<>{}]|\/\*|url|expression|image|var|attr|env|calc/i
const MAX_LENGTH = 4_000

/**
 * The declarations of a `style` attribute that are allowed, normalised to `name:value` joined by `;`.
 * Unknown properties and values are dropped one by one; a value that a browser might read differently is too.
 */
export function safeStyle(style: string): string {
  if (style.length > MAX_LENGTH) return ''
  const kept: string[] = []
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .replace(/\s*!\s*important\s*$/i, '')
      .trim()
      .replace(/\s+/g, ' ')
      .toLowerCase()
    if (name === 'background-image' ? SUSPICIOUS.test(value.replace('-image', '')) : SUSPICIOUS.test(value)) continue
    if (PROPERTIES.get(name)?.(value)) kept.push(`${name}:${value}`)
  }
  return kept.join(';')
}
