// CSS of notebook content, by property and by value. What is let through can colour and space the content it
// stands on; it cannot fetch (no url), leave its place (no position, transform or negative margin) or hide in
// escapes and comments.

type ValueTest = (value: string) => boolean

const LENGTH =
  /^(?:[+]?(?:\d{1,5}(?:\.\d{0,20})?|\.\d{1,20})(?:px|em|rem|ex|ch|pt|pc|cm|mm|in|vw|vh|%)?|auto|normal|(?:min-|max-|fit-)content)$/
const COLOR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\([0-9.,%/ deg+-]{1,200}\))$/
const ANGLE = /^(?:to (?:top|bottom|left|right)(?: (?:top|bottom|left|right))?|-?\d{1,3}(?:\.\d{1,6})?deg)$/
const GRADIENT = /^linear-gradient\((.{1,2000})\)$/
const BORDER_WORDS = words(
  'none solid dashed dotted double hidden ridge groove inset outset thin medium thick',
)
const FONT_SIZES = words('xx-small x-small small medium large x-large xx-large smaller larger')
const TRACK = /^(?:\d{1,3}(?:\.\d{1,6})?fr|(?:repeat\(\d{1,2}|minmax\([\da-z.%]{1,12}), ?[\d a-z.%]{1,60}\))$/
const FLEX =
  /^(?:none|auto|initial|\d{1,4}(?:\.\d{1,6})?(?: \d{1,4}(?:\.\d{1,6})?)?(?: (?:auto|\d{1,5}(?:\.\d{1,6})?(?:px|em|rem|%)?))?)$/
const FLOW = words('row column row-reverse column-reverse wrap nowrap wrap-reverse')
const AREAS = /^(?:"[a-z0-9_. -]{1,200}" ?){1,40}$/
const GRID_LINES = /^(?:[a-z_][a-z0-9_-]{0,60}|(?:span )?\d{1,2}(?: ?\/ ?(?:span )?\d{1,2}){0,3})$/
const FONT = /^(?:[a-z0-9 ,._%/-]|"[a-z0-9 ._-]*"|'[a-z0-9 ._-]*'){1,200}$/

const isLength: ValueTest = (value) => LENGTH.test(value)
const isColor: ValueTest = (value) => COLOR.test(value)
const isBorder: ValueTest = (value) =>
  every(value, 3, (part) => BORDER_WORDS.has(part) || isLength(part) || isColor(part))
const areLengths: ValueTest = (value) => every(value, 4, isLength)
const areTracks: ValueTest = (value) => every(value, 40, (part) => isLength(part) || TRACK.test(part))
const areColors: ValueTest = (value) => every(value, 4, isColor)
const isGradient: ValueTest = (value) => {
  const stops = GRADIENT.exec(value)?.[1]
  if (stops === undefined) return false
  return splitOutside(stops, ',').every(
    (stop, i) => (i === 0 && ANGLE.test(stop)) || every(stop, 3, (part) => isColor(part) || isLength(part)),
  )
}

const SIDES = ['', '-top', '-right', '-bottom', '-left']

const PROPERTIES: ReadonlyMap<string, ValueTest> = new Map<string, ValueTest>([
  ...each('color background-color text-decoration-color', isColor),
  ...each('border-color', areColors),
  ...each('width height min-width max-width min-height max-height line-height text-indent letter-spacing', isLength),
  ...each('padding-block-start padding-inline-start', isLength),
  ...each('border-spacing border-radius gap grid-gap', areLengths),
  ...each('flex', (value) => FLEX.test(value)),
  ...each('flex-flow', (value) => every(value, 2, (part) => FLOW.has(part))),
  ...each('grid-template-columns grid-template-rows grid-auto-columns grid-auto-rows', areTracks),
  ...each('grid-template-areas', (value) => AREAS.test(value)),
  ...each('grid-area grid-row grid-column', (value) => GRID_LINES.test(value)),
  ...each('border-width', (value) => every(value, 4, (part) => BORDER_WORDS.has(part) || isLength(part))),
  ...each('border-style', (value) => every(value, 4, (part) => BORDER_WORDS.has(part))),
  ...each('font-size', (value) => FONT_SIZES.has(value) || isLength(value)),
  ...each('font-family font', (value) => FONT.test(value)),
  ...each('background', (value) => isColor(value) || isGradient(value)),
  ...each('background-image', (value) => value === 'none' || isGradient(value)),
  ...each('opacity', (value) => /^(?:[01](?:\.0{1,9})?|0?\.\d{1,9})$/.test(value)),
  ...SIDES.flatMap((side) => [...each(`margin${side} padding${side}`, areLengths), ...each(`border${side}`, isBorder)]),
  ...SIDES.slice(1).flatMap((side) => [
    ...each(`border${side}-style`, (value) => BORDER_WORDS.has(value)),
    ...each(`border${side}-width`, (value) => BORDER_WORDS.has(value) || isLength(value)),
    ...each(`border${side}-color`, isColor),
  ]),
  ...keywords('text-align', 'left right center justify start end'),
  ...keywords('vertical-align', 'top middle bottom baseline sub super text-top text-bottom'),
  ...keywords('font-style', 'normal italic oblique'),
  ...keywords('font-variant', 'normal small-caps tabular-nums'),
  ...keywords('font-weight', 'normal bold bolder lighter 100 200 300 400 500 600 700 800 900'),
  ...keywords('text-decoration text-decoration-line', 'none underline line-through overline'),
  ...keywords('text-transform', 'none uppercase lowercase capitalize'),
  ...keywords('white-space', 'normal nowrap pre pre-wrap pre-line break-spaces'),
  ...keywords('word-break', 'normal break-all break-word keep-all'),
  ...keywords('overflow-wrap', 'normal break-word anywhere'),
  ...keywords('overflow overflow-x overflow-y', 'auto scroll hidden visible'),
  ...keywords('border-collapse', 'collapse separate'),
  ...keywords('list-style-type', 'none disc circle square decimal lower-alpha upper-alpha lower-roman upper-roman'),
  ...keywords('display', 'block inline inline-block flex inline-flex grid inline-grid table table-row table-cell list-item none'),
  ...keywords('flex-direction', 'row column row-reverse column-reverse'),
  ...keywords('flex-wrap', 'wrap nowrap'),
  ...keywords('align-items align-self justify-items', 'center flex-start flex-end start end baseline stretch'),
  ...keywords('justify-content align-content', 'center flex-start flex-end start end space-between space-around space-evenly'),
  ...keywords('grid-auto-flow', 'row column dense'),
  ...keywords('float', 'left right none'),
  ...keywords('clear', 'left right both none'),
]) // biome-ignore format: a table

// Anything here could mean one thing to us and another to a browser, or is a word that must not be met at all.
const SUSPICIOUS =
  /[\\@<>{}]|\/\*|url|src|image|expression|element|paint|cross-fade|var\(|attr\(|env\(|fixed|sticky|absolute/
const MAX_LENGTH = 4_000

/**
 * The declarations of a `style` attribute that are allowed, normalised to `name:value` joined by `;`. Unknown
 * properties and values, and such as a browser might read differently, are left out one by one.
 */
export function safeStyle(style: string): string {
  if (style.length > MAX_LENGTH) return ''
  const kept: string[] = []
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const test = PROPERTIES.get(name)
    if (test === undefined) continue
    const value = withoutPriority(declaration.slice(colon + 1))
      .trim()
      .replace(/[\t\n\f\r ]+/g, ' ')
      .toLowerCase()
    if (!SUSPICIOUS.test(value) && test(value)) kept.push(`${name}:${value}`)
  }
  return kept.join(';')
}

function withoutPriority(value: string): string {
  const mark = value.lastIndexOf('!')
  return mark >= 0 &&
    value
      .slice(mark + 1)
      .trim()
      .toLowerCase() === 'important'
    ? value.slice(0, mark)
    : value
}

/** Whether a value has one to `most` parts, all of which pass. */
function every(value: string, most: number, test: ValueTest): boolean {
  const parts = splitOutside(value, ' ')
  return parts.length <= most && parts.every(test)
}

/** Splits at a separator that stands outside of parentheses; parts are trimmed. */
function splitOutside(value: string, separator: string): readonly string[] {
  if (!value.includes('(')) return value.split(separator).map((part) => part.trim())
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < value.length; i++) {
    const character = value[i]
    if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === separator && depth === 0) {
      parts.push(value.slice(start, i).trim())
      start = i + 1
    }
  }
  return [...parts, value.slice(start).trim()]
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

function each(names: string, test: ValueTest): [string, ValueTest][] {
  return names.split(' ').map((name) => [name, test])
}

function keywords(names: string, values: string): [string, ValueTest][] {
  const allowed = words(values)
  return each(names, (value) => allowed.has(value))
}
