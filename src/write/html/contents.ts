import type { Heading, OutlineEntry } from '../../render/context.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { html, type SafeHtml, trustedHtml } from '../../render/safe-html.ts'
import type { Words } from '../../words/words.ts'

const FEWEST_HEADINGS = 3
const DEEPEST = 3

/** The table of contents: headings of the three highest levels in use, nested. Null where there is none. */
export function renderContents(
  outline: readonly OutlineEntry[],
  options: HtmlOptions,
  words: Words,
): SafeHtml | null {
  const headings = outline.filter(
    (entry): entry is Heading => entry.kind === 'heading' && entry.text.trim() !== '',
  )
  const wanted = options.toc ?? 'auto'
  if (wanted === false || headings.length === 0 || (wanted === 'auto' && headings.length < FEWEST_HEADINGS))
    return null
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b).slice(0, DEEPEST)
  const entries = headings.flatMap((heading) => {
    const depth = levels.indexOf(heading.level)
    return depth < 0 ? [] : [{ heading, depth }]
  })
  return html`<nav class="pl-contents" aria-label="${words.contents}"><details><summary>${words.contents}</summary>${nest(entries)}</details></nav>`
}

interface Entry {
  readonly heading: Heading
  readonly depth: number
}

/** Lists in lists; a level that is skipped adds none, so every `<ol>` starts with an item. */
function nest(entries: readonly Entry[]): SafeHtml {
  let out = ''
  const open: number[] = []
  for (const { heading, depth } of entries) {
    while (open.length > 0 && open.at(-1)! > depth) {
      out += '</li></ol>'
      open.pop()
    }
    if (open.at(-1) === depth) out += '</li>'
    else {
      out += out === '' ? '<ol dir="auto">' : '<ol>'
      open.push(depth)
    }
    out += html`<li><a href="#${heading.anchor}">${heading.text}</a>`.value
  }
  return trustedHtml(out + '</li></ol>'.repeat(open.length))
}
