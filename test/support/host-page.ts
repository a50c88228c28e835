import type { HtmlFragment } from '../../src/index.ts'

// Somebody else's page, with fragments of ours in it.

/** What style sheets of other people do to elements, without weights that nothing could stand up to. */
export const HOST_STYLES = `
  html { font-size: 62.5% }
  body { font: italic 20px/2 cursive; color: #b0b; text-align: center; text-transform: uppercase; letter-spacing: 2px;
    text-indent: 2em; white-space: nowrap; word-spacing: 9px; cursor: crosshair; visibility: visible }
  * { margin: 0; padding: 0; border: 0; box-sizing: content-box }
  h1, h2, h3 { color: lime; background: #000; font-family: monospace; margin: 40px; border-bottom: 5px solid }
  h2::before { content: "§" }
  table { width: 100%; border: 5px solid red; display: block }
  td, th { padding: 30px; border: 3px dotted blue; color: orange }
  tr:nth-child(even) { background: pink }
  p, li { margin: 50px 0; font-size: 30px }
  ul, ol { list-style: none; padding: 0 }
  li::before { content: "* " }
  pre, code { background: #222; color: #fff; padding: 20px; border-radius: 20px; font-family: fantasy }
  a { color: red; text-decoration: none }
  a[href]::after { content: "↗" }
  img { border: 9px solid; display: block; max-width: 40px; filter: blur(2px) }
  summary, details, nav, header, article { background: gold; border: 4px solid; padding: 9px }
  header { position: fixed; top: 0; left: 0; right: 0; z-index: 99 }
  article { columns: 2 }
  nav { float: right; width: 50px }
  dl { display: grid } dt { float: left; width: 9em } dd { margin-left: 9em }
  .content p, .content .row div { outline: 1px solid orange; padding: 4px; color: teal }
  .fixed { position: fixed !important; inset: 0 !important; background: red !important }
  .modal { display: block !important }`

/** Styles that are not the host's doing are left out. */
const OWN_CONTENT = `<h1 class="host">Host</h1><p class="host">A <a class="host" href="#main">link</a>, <code class="host">code</code></p>
<table class="host"><tbody class="host"><tr class="host"><th class="host">a</th><td class="host">b</td></tr></tbody></table>
<ul class="host"><li class="host">one</li></ul><button class="host">Press</button><div class="host prose" data-theme="dark">text</div>
<main class="host" id="main">main</main>`

/** A page with these fragments, each in a column of the same width. */
export function hostPage(
  fragments: readonly HtmlFragment[],
  { styles = '', css = true }: { styles?: string; css?: boolean } = {},
): string {
  const sheets = css ? fragments.map((fragment) => `<style>${fragment.css}</style>`).join('\n') : ''
  const columns = fragments.map(
    (fragment) =>
      `<div class="content" style="width:900px;padding:0;border:0;margin:0"><div class="row" style="outline:0;padding:0">${fragment.html}</div></div>`,
  )
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:"><title>Host</title>
<style>${styles}</style>
${sheets}
</head><body>${OWN_CONTENT}
${columns.join('\n')}
</body></html>`
}
