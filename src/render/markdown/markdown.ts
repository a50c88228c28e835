import { Marked, type Token } from 'marked'
import { renderMath } from '../math/math.ts'
import { preformatted } from '../preformatted.ts'
import { type SafeHtml, trustedHtml } from '../safe-html.ts'
import { sanitize } from '../sanitize/sanitize.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'
import { findMath } from './find-math.ts'
import { hazardOf } from './hazards.ts'
import { type MarkupAttributes, plainTag, referringTag } from './markup.ts'
import { createRenderer } from './renderer.ts'
import { createSlots, type Slots, withoutMarks } from './slots.ts'

const DATA_URI = /data:image\/[a-z0-9.+-]{1,40};base64,[A-Za-z0-9+/=]{200,}/gi

/**
 * Markdown as JupyterLab shows it: GitHub's flavour, Jupyter's rules for mathematics, HTML within the policy.
 * What the parser could not stand is shown as its source, with a warning.
 */
export function renderMarkdown(source: string, scope: CellScope): SafeHtml {
  const slots = createSlots()
  const text = liftMath(liftImages(withoutMarks(source), slots), slots, scope)
  const hazard = hazardOf(text, scope.env.limits)
  if (hazard !== undefined) return asSource(source, hazard, scope)
  try {
    return renderTokens(text, slots, scope)
  } catch (error) {
    // The scans should have caught it; a stack overflow inside the parser must not take the page with it.
    if (error instanceof RangeError) return asSource(source, 'the parser gave up on it', scope)
    throw error
  }
}

function renderTokens(text: string, slots: Slots, scope: CellScope): SafeHtml {
  const marked = new Marked({ gfm: true })
  const tokens = marked.lexer(text)
  // Where the author wrote no HTML, all markup is ours, and sanitising it would cost more than making it.
  if (!holdsHtml(tokens)) {
    const renderer = createRenderer({
      scope,
      slots,
      open: plainTag,
      insert: (_source, content) => content.value,
    })
    return trustedHtml(slots.fill(marked.parser(tokens, { ...marked.defaults, renderer })))
  }
  const own: MarkupAttributes[] = []
  const insert = (source: string, content: SafeHtml) => slots.put(source, () => content)
  const renderer = createRenderer({ scope, slots, open: referringTag(own), insert })
  return trustedHtml(
    slots.fill(sanitize(marked.parser(tokens, { ...marked.defaults, renderer }), scope, own).value),
  )
}

function holdsHtml(tokens: readonly Token[]): boolean {
  let found = false
  new Marked().walkTokens([...tokens], (token) => {
    if (token.type === 'html') found = true
  })
  return found
}

/** Embedded images are long, and to a parser of Markdown nothing but trouble. */
function liftImages(text: string, slots: Slots): string {
  return text.includes(';base64,')
    ? text.replace(DATA_URI, (uri) => slots.put(uri, () => trustedHtml(escapeVisible(uri))))
    : text
}

function liftMath(text: string, slots: Slots, scope: CellScope): string {
  let out = ''
  let at = 0
  for (const { start, end, tex, display } of findMath(text)) {
    const source = slots.toSource(tex)
    out += text.slice(at, start) + slots.put(text.slice(start, end), () => renderMath(source, display, scope))
    at = end
  }
  return out + text.slice(at)
}

function asSource(source: string, reason: string, scope: CellScope): SafeHtml {
  scope.warn('FALLBACK', `Markdown is shown as its source, because ${reason}`)
  return preformatted('pl-source', trustedHtml(escapeVisible(source)))
}
