import fc from 'fast-check'
import { publishedPayloads } from './payloads.ts'

// HTML as an attacker writes it: tags of every kind with attributes of every kind in every spelling, style sheets,
// drawings, pieces of parsers' grammars, and published payloads cut up, crossed and damaged.

const words = (text: string) => fc.constantFrom(...text.split(' '))

const NAMES = words(
  'a b big code em font i nobr small strike strong tt u abbr bdo del kbd mark q rb rp rt rtc ruby span sub address article blockquote center dd details dialog dir div dl dt fieldset figure footer form h1 h2 h6 header legend li listing main menu nav ol p pre search section summary ul table caption colgroup col tbody tfoot thead tr td th br hr img image wbr input button select option optgroup textarea style script iframe noscript noembed noframes template title svg math mi mo mtext mglyph malignmark annotation-xml foreignObject desc path use set animate object embed param source audio video canvas xmp plaintext frameset frame body head html base link meta map area marquee keygen isindex slot portal progress math:x svg:a x-y',
)
const ATTRIBUTES = words(
  'id name class style href src title lang dir align width height colspan rowspan span bgcolor color face size type start value open hidden alt srcset xlink:href formaction action onclick onerror autofocus tabindex background poster data ping target rel download usemap srcdoc is slot contenteditable accesskey aria-label role scope valign nowrap cite hspace xmlns xml:base data-x =x " \' < / \ufdd2 __proto__ constructor',
)
// biome-ignore format: a list
const VALUES = fc.constantFrom(
  'x', '', '1', '0', '100%', '1 onload=x', 'javascript:x()', 'java\tscript:x()', '&#106;avascript:x()', 'javascript&colon;x()', '\u0001javascript:x()', '//host/x', '\\\\host\\x', '/\t/host',
  'https://a.example/?a=1&b', 'HTTPS:x', 'h\u00a0ttps://x', '://x', 'mailto:a@b', 'data:text/html,<script>x()</script>', 'data:image/png;base64,iVBORw0KGgo=', 'data:image/png;base64,AA=', 'data:image/svg+xml,<svg onload=x()>',
  'blob:x', '#a', '#%41', '"><script>x()</script>', '\'><b>', '<!--', '-->', '</style>', '</p>', '&lt;', '&quot;', '&#34;', '&#0;', '&#xfdd2;', '\ufdd2', '\ufdd0', 'pl-cell', 'PL-x', 'hljs-x', 'tml-x', 'main', 'cell-a', 'nb-x',
  'color:red', 'position:fixed', 'background:url(x)', 'width:expression(x)', 'c\\6flor:red', 'font-family:"a;b"', 'font:\'x', 'margin:-9px', 'color:red}*{x:y', '--x:url(y)', 'width:calc(1px)', 'background:linear-gradient(red,blue)',
  'border:1px solid red', 'color:/**/red', 'color:blue !important', 'content:attr(x)', 'ltr', 'true', '\u0000', '\u202e', '\ud800', '\ufffe', 'middle', '#fff', 'opener',
)
const BITS = fc.constantFrom(
  'x', ' ', '\n', '\t', '\r', '\f', '&amp;', '&lt;', '&nbsp;', '&', '<', '>', '"', "'", '`', '=', '/', '\u0000', '\ufdd2', '\u00a0', '\u202e', '&#x202e;', '&#0;', '&#x80;', '&#xfdd2;', '&#64976a', '&notit;', '&lt', '&amp;lt;',
  '<!--', '-->', '--!>', '<!-->', '<!--->', '<!doctype x>', '<?x?>', '<![CDATA[', ']]>', '</', '</>', '</ >', '<!', '</p>', '</br>', '<%', '\ud800', '\u2028',
  '<table><tr><td>', '</td></tr></table>', '<table>', '</table>', '<ul><li>', '<dl><dd>', '<p><b>', '</b></p>', '<a href=x>', '</a>', '<table><a>', '<tr><b>', '<math><mtext><table>', '<svg><desc><p>', '<form><math><mtext></form><form><mglyph>',
  '<select><option>', '</select>', '<details><summary>', '<pre>\n', '<pre>\n\n', '<code>', '</code>', '</pre>', '<li><div>', '<button><p>',
) // biome-ignore format: a list
const RULES = fc.constantFrom(
  'p{color:red}', '*{color:red}', '#a{color:red}', '.x{background:url(y)}', '@import "x";', '@media print{p{color:red}}', '@font-face{src:url(x)}', '}', '{', '/*', '*/', '<!--', '-->', 'td td{margin:1px}', 'p>b{font:"a"}', '.pl-cell{display:none}',
  'p{fill:url(javascript:x)}', '\\', '"', '</style', '<img src=x onerror=y>', 'li{display:flex;float:left}', 'p{font-family:"]]>"}', 'p{margin:-1px;position:fixed}',
) // biome-ignore format: a list

const value = fc.oneof(
  { weight: 6, arbitrary: VALUES },
  fc.tuple(fc.oneof(BITS, VALUES), VALUES).map((parts) => parts.join('')),
  fc.array(VALUES, { maxLength: 4 }).map((parts) => parts.join(';')),
)
const attribute = fc
  .tuple(
    ATTRIBUTES,
    value,
    fc.constantFrom(' N="V"', " N='V'", ' N=V', '/N=V', ' N', '\nN = "V"', 'N="V"', ' n=V'),
  )
  .map(([name, text, spelling]) =>
    spelling
      .replace('N', () => name)
      .replace('n', () => name.toUpperCase())
      .replace('V', () => text),
  )
const tag = fc
  .tuple(
    NAMES,
    fc.array(attribute, { maxLength: 2 }),
    fc.constantFrom('<', '<', '<', '</', '</'),
    fc.constantFrom('>', '>', '>', '>', '>', '>', '/>', ''),
  )
  .map(([name, attributes, open, close]) => open + name + attributes.join('') + close)
const sheet = fc.array(RULES, { maxLength: 4 }).map((rules) => `<style>${rules.join('')}</style>`)
const drawing = fc.array(fc.oneof(tag, BITS), { maxLength: 5 }).map((parts) => `<svg>${parts.join('')}</svg>`)

const payloads = publishedPayloads()
  .map(({ html }) => html)
  .filter(({ length }) => length < 1_000)
const payload = payloads.length > 0 ? fc.constantFrom(...payloads) : tag
/** The front of one and the back of another, with something between. */
const crossed = fc
  .tuple(
    payload,
    fc.nat({ max: 1_000 }),
    fc.oneof(BITS, tag, fc.constant('')),
    payload,
    fc.nat({ max: 1_000 }),
  )
  .map(
    ([a, end, between, b, start]) =>
      a.slice(0, end % (a.length + 1)) + between + b.slice(start % (b.length + 1)),
  )

const piece = fc.oneof({ weight: 9, arbitrary: tag }, { weight: 8, arbitrary: BITS }, sheet, drawing, {
  weight: 2,
  arbitrary: crossed,
})
const pieces = fc.array(piece, { maxLength: 24 }).map((parts) => parts.join(''))

export const attacks: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: pieces },
  { weight: 3, arbitrary: crossed },
  // What leaves its place only when it is repeated often enough.
  fc
    .tuple(fc.array(piece, { maxLength: 3 }), fc.integer({ min: 2, max: 14 }))
    .map(([parts, times]) => parts.join('').repeat(times)),
)
