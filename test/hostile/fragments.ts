import fc from 'fast-check'

const NAMES =
  'a b big code em font i s small strike strong tt u abbr cite del ins kbd q rp rt ruby span sub address article blockquote center dd details div dl dt figure h1 h2 h3 li ol p pre section summary ul table caption colgroup tbody tfoot thead tr td th form header menu br col hr img wbr input'.split(
    ' ',
  )
const OTHERS = [
  'x', ' ', '\n', '&amp;', '&nbsp;', '<', '</p>', '</br>', '<!-- -->', '<!--', '-->', '<![CDATA[', ']]>', '<a href="u">', '<a name="n">', '<b id="k">',
  '<i class="q">', '<font color="red">', '<svg>', '</svg>', '<svg><path d="M0 0"/>', '<g>', '<foreignObject>', '<desc>', '<math>', '</math>', '<mi>', '</mi>',
  '<mtext>', '<mglyph>', '<annotation-xml encoding="text/html">', '<button>', '</button>', '<select>', '</select>', '<option>', '<style>td{color:red}</style>',
  '<style>', '</style>', '<script>', '</script>', '<li><div>', '<table><tr><td>', '</td></tr></table>', '<p><b>', '<ul><li>', '<iframe src="https://a.example">',
  '</iframe>', '<video src="x">', '</video>', '<textarea>', '</textarea>', '<template>', '</template>', '<noscript>', '</noscript>', '<title>', '<nobr>',
  '<optgroup>', '<frameset>', '<body>', '</body>', '<html>', '</html>', '<head>', '<plaintext>', '<xmp>',
] // biome-ignore format: a list

const tag = fc
  .tuple(fc.boolean(), fc.constantFrom(...NAMES))
  .map(([isEnd, name]) => `<${isEnd ? '/' : ''}${name}>`)
/** HTML of tags that are opened and closed in any order, with all that parsers treat in a way of its own. */
export const fragments: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: tag }, fc.constantFrom(...OTHERS)), { maxLength: 40 })
  .map((pieces) => pieces.join(''))
