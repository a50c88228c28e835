// What may stand in a report: written independently of src/, so that a slip there is not repeated here. This is what
// a notebook may bring along, and mathematics; what only our own builders may emit is in `builders.ts`.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

export const CONTENT_ELEMENTS = words(`
  a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div
  dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section
  small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr`)

export const MATH_ELEMENTS = words(`
  math mrow mi mn mo mtext ms mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mlabeledtr
  mstyle mpadded mphantom mmultiscripts mprescripts none merror menclose semantics annotation`)

export const CONTENT_ATTRIBUTES = words('class style id title lang dir align aria-label aria-hidden')

export const ELEMENT_ATTRIBUTES: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('href rel'),
  img: words('src alt width height'),
  td: words('colspan rowspan scope valign width height bgcolor'),
  th: words('colspan rowspan scope valign width height bgcolor abbr'),
  tr: words('valign bgcolor'),
  table: words('border cellpadding cellspacing width'),
  col: words('span width'),
  colgroup: words('span width'),
  ol: words('start type reversed'),
  li: words('value'),
  details: words('open'),
  time: words('datetime'),
  font: words('color size'),
  hr: words('width'),
}

const SIZE = /^\d{1,5}(?:\.\d{1,6})?(?:px|%)?$/
const COUNT = /^[1-9]\d{0,3}$/
const COLOR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,24})$/i
const WHOLE = /^-?\d{1,9}$/
const EMPTY = /^$/

/** Attributes whose values are of a type, whoever wrote them; `element name` comes before `name`. */
export const ATTRIBUTE_VALUES: Readonly<Record<string, RegExp>> = {
  width: SIZE,
  height: SIZE,
  colspan: COUNT,
  rowspan: COUNT,
  span: COUNT,
  cellpadding: COUNT,
  cellspacing: /^\d{1,2}$/,
  border: /^\d{1,2}$/,
  bgcolor: COLOR,
  color: COLOR,
  size: /^[+-]?[1-7]$/,
  dir: /^(?:ltr|rtl|auto)$/,
  align: /^(?:left|right|center|justify)$/,
  valign: /^(?:top|middle|bottom|baseline)$/,
  scope: /^(?:row|col|rowgroup|colgroup)$/,
  lang: /^[A-Za-z0-9-]{1,35}$/,
  start: WHOLE,
  value: WHOLE,
  'ol type': /^[1aAiI]$/,
  'button type': /^button$/,
  'input type': /^checkbox$/,
  'data-n': /^[1-9]\d*$/,
  rel: /^noopener noreferrer$/,
  'aria-hidden': /^(?:true|false)$/,
  tabindex: /^0$/,
  role: /^(?:img|group)$/,
  open: EMPTY,
  reversed: EMPTY,
  controls: EMPTY,
  hidden: EMPTY,
  download: /^[^/\\\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]{1,120}$/,
  'data-theme': /^(?:auto|light|dark)$/,
}

export const MATH_ATTRIBUTES = words(`
  xmlns display class style dir mathvariant mathcolor mathbackground mathsize displaystyle scriptlevel stretchy
  symmetric fence form separator lspace rspace minsize maxsize largeop movablelimits accent accentunder linethickness
  width height depth voffset columnalign columnspacing columnlines rowalign rowspacing rowlines framespacing frame
  columnspan rowspan notation encoding side minlabelspacing alttext tabindex`)

/** Properties a `style` attribute may set: colour, font, spacing, simple layout. None fetches or leaves its place. */
export const STYLE_PROPERTIES = words(`
  color background background-color background-image opacity
  font font-family font-size font-style font-weight font-variant font-feature-settings line-height letter-spacing
  text-align text-decoration text-decoration-line text-decoration-color text-transform text-indent text-shadow
  white-space word-break overflow-wrap vertical-align
  width height min-width max-width min-height max-height
  margin margin-top margin-right margin-bottom margin-left
  padding padding-top padding-right padding-bottom padding-left padding-block-start padding-inline-start
  border border-top border-right border-bottom border-left border-color border-style border-width border-radius
  border-collapse border-spacing border-top-style border-right-style border-bottom-style border-left-style
  border-top-width border-right-width border-bottom-width border-left-width border-top-color border-bottom-color
  border-left-color border-right-color
  display gap flex flex-flow flex-direction flex-wrap align-items align-self align-content justify-content justify-items
  grid-template-columns grid-template-rows grid-template-areas grid-auto-columns grid-auto-rows grid-auto-flow grid-gap
  grid-area grid-row grid-column float clear list-style-type
  overflow overflow-x overflow-y`)

/** In mathematics, too. */
export const MATH_STYLE_PROPERTIES = words('math-style math-depth math-shift position')

/** What a value of CSS may be made of: words, numbers, colours and gradients, tracks of a grid, plain strings. */
export const STYLE_VALUE =
  /^(?:(?:[#a-z0-9_.%+-]+|"[^"\\]*"|'[^'\\]*'|(?:rgb|hsl)a?\([0-9.,%/ deg+-]*\)|(?:repeat|minmax)\([0-9a-z.,% ]*\)|linear-gradient\((?:[^()\\"']|\([0-9.,%/ deg+-]*\))*\))|[ ,/])+$/i
/** Below zero, margins and the like lead out of the element; of angles and in fonts it means nothing. */
export const BELOW_ZERO = /(?:^|[ ,])-[\d.]+(?!deg|[\d.])/i

/** In no value of a `style` attribute, in any spelling: what fetches, what runs, what hides the former two. */
export const STYLE_DANGER =
  /[\\@<>{}]|\/\*|url|src\s*\(|image\s*\(|image-set|cross-fade|element\s*\(|expression|paint\s*\(|var\s*\(|attr\s*\(|env\s*\(|fixed|sticky|absolute/i

export const LINK_PROTOCOLS = words('http: https: mailto:')

export const IMAGE_URL =
  /^data:image\/(?:png|jpeg|gif|webp|bmp|avif|apng|x-icon|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/
export const MEDIA_URL = /^data:(?:audio|video)\/[a-z0-9.+-]+;base64,[A-Za-z0-9+/]+={0,2}$/
/** Types a browser saves instead of showing them as a page. */
export const DOWNLOAD_URL =
  /^data:application\/(?!xhtml|xml|javascript|ecmascript)[a-z0-9.+-]+;base64,[A-Za-z0-9+/]*={0,2}$/

/** Characters that make text read differently from what it says; they have no place in code. */
export const DIRECTION_CONTROL = /[\u202a-\u202e\u2066-\u2069]/

/** In no picture that is text: what acts or embeds where a reader opens it by itself. */
export const SVG_ACTIVE = words(`
  script iframe frame frameset object embed applet audio video canvas form button input textarea select link meta base
  handler listener`)

/** Attributes of HTML in a picture that refer to something, and to what: a part of the picture, or an image in it. */
export const SVG_REFERENCES = words('href src srcset data action formaction poster ping background cite')
export const SVG_REFERENCE = /^\s*(?:#|data:image\/)/i

/** CSS of pictures that fetches, or whose escapes could spell that. */
export const SVG_STYLE_DANGER = /(?<!-)\burl\((?!\s*["']?\s*(?:#|data:))|@import|(?<!-)\bimage-set\(|\\/i

/** Where XML goes beyond elements: another document, or text that stands for other text. */
export const SVG_XML_DANGER = /<!(?:DOCTYPE|ENTITY)|<\?|&(?!(?:amp|lt|gt|quot|apos|#38|#60|#62|#34);)/i

/** Ids of a report, after its prefix. Whatever comes from a notebook begins with `nb-`. */
export const IDS = /^(?:main|report(?:-\d+)?|nb-.+|(?:cell|error)-[A-Za-z0-9_-]+)$/s

export const CLASS = /^[\w-]{1,80}$/

/** What the policy must say, directive by directive. */
export const POLICY: Readonly<Record<string, RegExp>> = {
  'default-src': /^'none'$/,
  'script-src': /^'sha256-[A-Za-z0-9+/]{43}='$/,
  'style-src': /^'unsafe-inline'$/,
  'img-src': /^data:$/,
  'font-src': /^data:$/,
  'media-src': /^data:$/,
  'base-uri': /^'none'$/,
  'form-action': /^'none'$/,
}
export const POLICY_REQUIRED = ['default-src', 'script-src', 'base-uri', 'form-action', 'img-src']
