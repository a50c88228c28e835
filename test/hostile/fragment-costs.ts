// HTML that is short to write down and dear to read, where a reader looks ahead or back more than once. Each takes a
// size in UTF-16 units and is about as long as that, so that time can be held against length.

import { PNG_HEAD } from '../support/pictures.ts'

type Fragment = (size: number) => string

const fill = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)

/** Pieces that are told apart by their number. */
function many(size: number, piece: (i: number) => string): string {
  let out = ''
  for (let i = 0; out.length < size; i++) out += piece(i)
  return out
}

const repeated =
  (piece: string): Fragment =>
  (size) =>
    fill(piece, size)
/** As many start tags as end tags. */
const nested =
  (start: string, end: string): Fragment =>
  (size) => {
    const depth = Math.ceil(size / (start.length + end.length))
    return start.repeat(depth) + end.repeat(depth)
  }

export const FRAGMENT_COSTS: Readonly<Record<string, Fragment>> = {
  'less-than signs': repeated('<'),
  'greater-than signs': repeated('>'),
  'ampersands': repeated('&'),
  'tags without an end': repeated('<a '),
  'tags within tags': repeated('<a<'),
  'start tags': repeated('<div>'),
  'start tags nested deep, closed': nested('<div>', '</div>'),
  'formatting in formatting': repeated('<b>'),
  'formatting in formatting, closed': nested('<b>', '</b>'),
  'formatting around blocks': repeated('<b><p></b>'),
  'formatting that goes on in each block': (size) => `${'<b><i><u><s><tt><code>'.repeat(30)}${fill('<p>x', size)}`,
  'formatting with long attributes, repeated by each block': (size) => `<b style="${fill('color:#123456;', 3_900)}">${fill('<p>x', size)}`,
  'formatting closed in another order': repeated('<b><i><u><s><tt><code><div></b></i></u></s></tt></code>'),
  'formatting with nothing in it': repeated('<b class=a></b>'),
  'end tags': repeated('</b>'),
  'end tags within deep nesting': (size) => '<div>'.repeat(199) + fill('</b>', size),
  'end tags that are open far below': (size) => `<b><i><u>${'<div>'.repeat(190)}${fill('</s></b>', size)}`,
  'end tags of blocks that are open far below': (size) => `<section>${'<td>'.repeat(9)}${'<div>'.repeat(190)}${fill('</section><section>', size)}`,
  'headings that end others': repeated('<h1><div></h2>'),
  'links in links': repeated('<a href=x>'),
  'links in links, far apart': (size) => `<a href=x>${'<div>'.repeat(190)}${fill('<a href=x>', size)}`,
  'paragraphs': repeated('<p>'),
  'paragraphs with a class': repeated('<p class=a>x'),
  'paragraphs under many spans': (size) => `<p>${'<span>'.repeat(190)}${fill('<p>', size)}`,
  'items': repeated('<li>'),
  'items with text': repeated('<li>x'),
  'items under many blocks': (size) => `<ul>${'<div>'.repeat(190)}${fill('<li>', size)}`,
  'terms': repeated('<dt><dd>'),
  'lists in lists': repeated('<ul><li>'),
  'ruby': repeated('<ruby><rt><rp>'),
  'tables in tables': repeated('<table><tr><td>'),
  'tables side by side': repeated('<table>'),
  'rows': (size) => `<table>${fill('<tr><td>x', size)}`,
  'cells that others are in front of': (size) => `<table>${fill('<td><col>', size)}`,
  'text where only parts of tables may be': (size) => `<table>${fill('x<tr>', size)}`,
  'blanks where only parts of tables may be': (size) => `<table>${fill(' <tr>', size)}`,
  'attributes': (size) => `<p ${many(size, (i) => `a${i}=1 `)}>x`,
  'one attribute again and again': (size) => `<p ${fill('class=a ', size)}>x`,
  'attributes with other values each time': (size) => many(size, (i) => `<p title=${i}>`),
  'handlers': (size) => many(size, (i) => `<p on${i}=x>`),
  'quotes in tags': (size) => `<p ${fill('"=\'/ ', size)}>x`,
  'quotes that are not closed': repeated('<p title="'),
  'references': repeated('&amp;&notin;&#65;&'),
  'references without a semicolon': repeated('&notit&amp&lt'),
  'references in an attribute': (size) => `<a href="${fill('&colon;', size)}">x`,
  'comments': repeated('<!---->'),
  'comments that are not closed': repeated('<!--'),
  'comments that almost end': repeated('<!-- --!'),
  'declarations': repeated('<![CDATA['),
  'scripts': repeated('<script></script>'),
  'scripts that are not closed': repeated('<script>'),
  'an end that never comes': (size) => `<script>${fill('</script', size)}`,
  'elements whose end is looked for': repeated('<canvas><title><select><noscript><template>'),
  'texts that are shown as they are': repeated('<xmp></xmp><textarea></textarea>'),
  'an image': (size) => `<img src="data:image/png;base64,${PNG_HEAD}${fill('iVBORw0K', size)}">`,
  'an image with line breaks': (size) => `<img src="data:image/png;base64,${PNG_HEAD}${fill('iVBORw0 \n', size)}">`,
  'an image that is percent-encoded': (size) => `<img src="data:image/svg+xml,${fill('%3Csvg%20', size)}">`,
  'images': repeated(`<img src="data:image/png;base64,${PNG_HEAD}">`),
  'long heads of data': (size) => fill(`<img src="data:${';a=b'.repeat(120)}">`, size),
  'a style': (size) => `<p style="${fill('color:red;', size)}">x`,
  'styles': repeated('<p style=color:red>'),
  'styles that differ': (size) => many(size, (i) => `<p style="width:${i}px">`),
  'many long styles': (size) => fill(`<p style="border:${'a'.repeat(3_900)}">`, size),
  'many long gradients': (size) => fill(`<p style="background:linear-gradient(${'(a,'.repeat(1_300)}">`, size),
  'a style sheet with many selectors': (size) => `<style>${fill('a,', size)}{color:red}</style><a>x`,
  'a style sheet with many rules': (size) => `<style>${fill('td td{color:red}', size / 2)}</style>${fill('<table><tr><td>x', size / 2)}`,
  'a style sheet for each element': (size) => many(size, (i) => `<style>#a${i}{color:red}</style><p id=a${i}>`),
  'many small style sheets': repeated('<style>p{color:red}</style>'),
  'selectors that nearly match': (size) => `<style>${`${'div div>'.repeat(7)}p{color:red}`.repeat(99)}</style>${'<div>'.repeat(190)}${fill('<p>', size)}`,
  'selectors that all match': (size) => `<style>${fill('p{color:red}', size / 2)}</style>${fill('<p>', size / 2)}`,
  'selectors for everything': (size) => `<style>${fill('*{color:red}', size / 2)}</style>${fill('<i>x</i>', size / 2)}`,
  'blanks in a selector': (size) => `<style>${fill('a ', size)}{color:red}</style><a>x`,
  'braces': (size) => `<style>${fill('@media{', size)}</style>`,
  'braces of nothing': (size) => `<style>${fill('{', size)}</style>`,
  'rules of nothing': (size) => `<style>${fill('{}', size)}</style>`,
  'at-rules that are not closed': (size) => `<style>${fill('@a{}', size)}@b{`,
  'comments in a style sheet': (size) => `<style>${fill('/*', size)}</style><style>${fill('/**', size)}</style>`,
  'drawings': repeated('<svg><path/></svg>'),
  'drawings with long style sheets': (size) => `<style>${fill('a{fill:red}', 40_000)}</style>${fill('<svg><path/></svg>', size)}`,
  'drawings in drawings': repeated('<svg><g><path>'),
  'drawings within HTML within drawings': repeated('<svg><foreignObject><p>'),
  'drawings with many elements': (size) => `<svg>${fill('<path/>', size)}</svg>`,
  'drawings with one attribute again and again': (size) => `<svg><path ${fill('d=1 ', size)}/></svg>`,
  'drawings that are cut short': repeated('<svg><![CDATA['),
  'drawings that end at once': repeated('<svg><p>'),
  'end tags in a drawing': (size) => `<svg>${'<g>'.repeat(190)}${fill('</x>', size)}`,
  'ids': (size) => many(size, (i) => `<p id=a${i}>`),
  'one id': repeated('<p id=a>'),
  'a long id': (size) => `<p id="${fill('! a', size)}">`,
  'a long link': (size) => `<a href="${fill(' \t', size)}javascript:x">x`,
  'a long link to a place in the page': (size) => `<a href="#${fill('%41', size)}">x`,
  'links': (size) => many(size, (i) => `<a href=x${i}>y</a>`),
  'links that act': (size) => many(size, (i) => `<a href="javascript:${i}">y</a>`),
  'slashes': (size) => `<a href="${fill('/\\', size)}">x`,
  'classes': (size) => `<p class="${fill('a ', size)}">`,
  'missing images': repeated('<img src=x>'),
  'missing images with texts': (size) => many(size, (i) => `<img src=${i} alt="a">`),
  'a missing image with a long name': (size) => `<img src="${fill('%41/?#', size)}">`,
  'frames': repeated('<iframe src="https://a.example/"></iframe>'),
  'films': repeated('<video><source src="data:video/mp4;base64,AAAA"></video>'),
  'films with many sources': (size) => `<video>${fill('<source x>', size)}</video>`,
  'control characters': repeated('\u0000\r<\u0000a>'),
  'carriage returns': repeated('\r'),
} // biome-ignore format: a table
