import { cell, code, markdown, oneLine, output, PNG, raw, type Slots } from './slot.ts'

const svg = (x: string) => `<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/>${x}</svg>`
/** What TeX renderers have, or had, for HTML. */
const TEX_HTML = ['href{X}{x}', 'href{javascript:X}{x}', 'url{X}', 'class{X}{x}', 'cssId{X}{x}', 'htmlId{X}{x}', 'htmlClass{X}{x}', 'htmlStyle{X}{x}', 'htmlData{X=X}{x}', 'style{X}{x}', 'includegraphics[alt=X,width=9px]{X}', 'unicode[X]{x41}', 'require{X}'] // biome-ignore format: a list
const TEX_TEXT = ['text{X}', 'mathrm{X}', 'operatorname{X}', 'color{X}', 'textcolor{X}{x}', 'colorbox{X}{x}', 'fcolorbox{X}{X}{x}', 'tag{X}', 'label{X}\\ref{X}\\eqref{X}', 'begin{X}x\\end{X}', 'hspace{X}', 'rule{X}{X}', 'verb|X|', 'X'] // biome-ignore format: a list
const tex = (commands: readonly string[], x: string) =>
  commands
    .map((command) => `$\\${command.replaceAll('X', () => oneLine(x).replaceAll('$', '\\$'))}$`)
    .join(' ')

/** Cells themselves: Markdown, raw text, code, attachments, metadata. */
export const CELL_SLOTS: Slots = {
  'code source': cell('code', (x) => ({ ...code(), source: x })),
  'code source, magic': cell('text', (x) => ({ ...code(), source: `%%${x}\n${x}` })),
  'code source, languages within': cell('text', (x) => [{ ...code(), source: `%%html\n${x}` }, { ...code(), source: `%%javascript\n${x}` }, { ...code(), source: `%%bash\n${x}` }]),
  'code source, in a string': cell('text', (x) => ({ ...code(), source: `s = """${x}""" # ${x}\nf'{${x}}'` })),
  'code id': cell('attribute', (x) => ({ ...code({ output_type: 'error', ename: 'E', evalue: x, traceback: [] }), id: x })),
  'code tags and metadata': cell('attribute', (x) => ({ ...code({ output_type: 'stream', name: 'stdout', text: 'x' }), metadata: { tags: [x, 'hide-input'], name: x, slideshow: { slide_type: x }, jupyter: { source_hidden: x, outputs_hidden: x }, scrolled: x, collapsed: x, hide_input: x, cellView: x, format: x, [x]: x, platen: { input: x, kind: x, file: { name: x, url: x } } } })),
  'code metadata, other languages': cell('attribute', (x) => ({ ...code(), metadata: { language: x, vscode: { languageId: x }, kernel: x } })),
  'raw text/html': cell('html', (x) => raw(x, 'text/html')),
  'raw text/markdown': cell('markdown', (x) => raw(x, 'text/markdown')),
  'raw text/latex': cell('mathematics', (x) => raw(x, 'text/latex')),
  'raw, other formats': cell('text', (x) => raw(x, x)),
  'cell type': cell('text', (x) => ({ cell_type: x, metadata: {}, source: x })),

  'markdown': cell('markdown', (x) => markdown(x)),
  'markdown, within text': cell('markdown', (x) => markdown(`A *word* ${x} and **another**\n\n- ${x}\n\n> ${x}`)),
  'markdown, emphasis': cell('markdown', (x) => markdown(`**${x}** *${x}* ~~${x}~~ \`${x}\` __${oneLine(x)}__`)),
  'markdown, a heading': cell('markdown', (x) => markdown(`# ${oneLine(x)}\n\n${oneLine(x)}\n=====`)),
  'markdown, headings for the contents': cell('markdown', (x) => [markdown(`# ${oneLine(x)}`), markdown(`## <b title="${oneLine(x)}">${oneLine(x)}</b>`), markdown(`### [x](${oneLine(x)}) \`${oneLine(x)}\``)]),
  'markdown, a code block': cell('markdown', (x) => markdown(`\`\`\`${oneLine(x)}\n${x}\n\`\`\`\n\n~~~html ${oneLine(x)}\n${x}\n~~~\n\n    ${x}`)),
  'markdown, a code block in HTML': cell('markdown', (x) => markdown(`<div>\n\n\`\`\`html\n${x}\n\`\`\`\n\n${x}\n\n</div>`)),
  'markdown, mathematics': cell('mathematics', (x) => markdown(`a $${x}$ b\n\n$$${x}$$`)),
  'markdown, mathematics with HTML commands': cell('mathematics', (x) => markdown(tex(TEX_HTML, x))),
  'markdown, mathematics with text': cell('mathematics', (x) => markdown(tex(TEX_TEXT, x))),
  'markdown, mathematics with macros': cell('mathematics', (x) => [markdown(`$$\\newcommand{\\h}[1]{${x}#1}\\def\\g{${x}}$$`), markdown(`$\\h{${x}}\\g$`)]),
  'markdown, mathematics in HTML': cell('mathematics', (x) => markdown(`<b>$${x}$</b> <p title="$${x}$">\\(${x}\\)</p> $<b>$${x}$</b>$`)),
  'markdown, links': cell('link', (x) => markdown(`[${x}](${x}) [x](<${x}>) ![${x}](${x} "${x}") [r][r]\n\n[r]: <${x}> "${x}"`)),
  'markdown, links in one line': cell('link', (x) => markdown(`[x](${oneLine(x).replace(/\s/g, '%20')}) <${oneLine(x)}> [x](javascript:${oneLine(x)}) www.a.example/${oneLine(x)} ![x](data:image/svg+xml,${encodeURIComponent(svg(x))})`)),
  'markdown, references': cell('link', (x) => markdown(`[${oneLine(x)}] [a][${oneLine(x)}] ![${oneLine(x)}][b]\n\n[${oneLine(x)}]: ${oneLine(x)}\n[b]: <${oneLine(x)}> '${oneLine(x)}'`)),
  'markdown, footnotes': cell('markdown', (x) => markdown(`x[^1] y[^${oneLine(x)}]\n\n[^1]: ${x}\n[^${oneLine(x)}]: ${x}`)),
  'markdown, alerts': cell('markdown', (x) => markdown(`> [!NOTE]\n> ${x}\n\n> [!${oneLine(x)}]\n> ${x}\n\n> [!WARNING] ${oneLine(x)}`)),
  'markdown, task lists': cell('markdown', (x) => markdown(`- [x] ${x}\n- [ ] ${x}\n- [${oneLine(x)}] x\n1. [x] ${x}`)),
  'markdown, a table': cell('markdown', (x) => markdown(`| a | ${oneLine(x)} |\n| --- | :-: |\n| ${oneLine(x)} | x |`)),
  'markdown, in HTML': cell('markdown', (x) => markdown(`<div markdown="1" title="${oneLine(x)}">\n\n*a* ${x}\n\n</div>`)),
  'markdown, in comments': cell('markdown', (x) => markdown(`<!-- ${x} -->\n\n<!--\n\n${x}\n\n-->\n\n${x}\n\n<!-- <!-- ${x} --!> -->`)),
  'markdown, unclosed before and after': cell('markdown', (x) => [markdown('<div title="'), markdown(`">${x}`), markdown('```html'), markdown(`${x}\n\`\`\`\n\n<!--`), markdown(`--> ${x} <table><tr><td>`), markdown(`${x}</td></tr></table></div></main>`)]),
  'markdown, an image of data': cell('image', (x) => markdown(`![x](data:image/svg+xml;base64,${Buffer.from(svg(x)).toString('base64')}) <img alt="" src="data:image/svg+xml;utf8,${x.replaceAll('"', "'")}"> ![x](data:${oneLine(x)},x)`)),
  'markdown, images on the web': cell('link', (x) => markdown(`![${oneLine(x)}](https://a.example/${encodeURIComponent(oneLine(x).toWellFormed())}) ![x](<https://a.example/${oneLine(x)}>) [![${oneLine(x)}](//${oneLine(x)})](https://a.example/) <a href="https://a.example/">![x](<http://a.example/?${oneLine(x)}>)</a> <img src="https://a.example/${oneLine(x)}">`)),
  'attachment name': cell('link', (x) => markdown(`![x](attachment:${x}) <img src="attachment:${x}"> ![x](attachment:${encodeURIComponent(x.toWellFormed())})`, { attachments: { [x]: { 'image/png': PNG } } })),
  'attachment type and data': cell('image', (x) => markdown('![x](attachment:a) ![x](attachment:b) ![x](attachment:c)', { attachments: { a: { [x]: PNG }, b: { 'image/png': x }, c: { 'image/svg+xml': x } } })),
  'attachment svg': cell('svg', (x) => markdown('![x](attachment:c)', { attachments: { c: { 'image/svg+xml': svg(x) } } })),
  'attachment svg, base64': cell('svg', (x) => [markdown('![x](attachment:c)', { attachments: { c: { 'image/svg+xml': Buffer.from(svg(x)).toString('base64') } } }), output({ 'image/svg+xml': Buffer.from(svg(x)).toString('base64') })]),
} // biome-ignore format: a table
