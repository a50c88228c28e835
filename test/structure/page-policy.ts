// What may stand in a report: written independently of src/, so that a slip there is not repeated here.
// Two provenances: what a notebook may bring along, and what only our own builders may emit.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

export const CONTENT_ELEMENTS = words(`
  a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div
  dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section
  small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr`)

/** Ours alone, wherever they stand. */
export const BUILDER_ELEMENTS = words(
  'html head meta title style script body header nav main button audio video',
)

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

/** On elements that are ours: those above, and those with a class `pl-…`, which no notebook may use. */
export const BUILDER_ATTRIBUTES = words(
  'tabindex role hidden aria-labelledby aria-expanded aria-current aria-live',
)

export const BUILDER_ELEMENT_ATTRIBUTES: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('download'),
  html: words('data-theme'),
  meta: words('http-equiv content charset name'),
  button: words('type'),
  audio: words('src controls'),
  video: words('src controls width height'),
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
  display gap flex-direction flex-wrap align-items justify-content float clear list-style-type
  overflow overflow-x overflow-y contain math-style math-depth math-shift`)

/** On elements that are ours: what the style sheet does something with. */
export const BUILDER_STYLE_PROPERTIES = words('--pl-fg --pl-bg')

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

/** Ids of a report, after its prefix. Whatever comes from a notebook begins with `nb-`. */
export const IDS = /^(?:main|nb-.+|(?:cell|error)-[A-Za-z0-9_-]+)$/s

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
