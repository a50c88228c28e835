import { Parser, type Token, walkTokens } from 'marked'
import { escapeHtml } from '../../text/escape-html.ts'
import { narrow } from '../../text/narrow.ts'
import { english } from '../../words/english.ts'
import type { Say } from '../../words/words.ts'
import { fallbackNote } from '../fallback.ts'
import type { Formula } from '../math/formula.ts'
import { resolveLabels } from '../math/labels.ts'
import { mathBudget, renderFormula } from '../math/math.ts'
import { preformatted } from '../preformatted.ts'
import { html, type SafeHtml, trustedHtml } from '../safe-html.ts'
import { sanitize } from '../sanitize/sanitize.ts'
import type { CellScope } from '../scope.ts'
import { escapeVisible } from '../visible-controls.ts'
import { completeHtml } from './complete-html.ts'
import { fillOwn, fillSanitized } from './fill.ts'
import { findMath, type MathSpan } from './find-math.ts'
import { hazardOf } from './hazards.ts'
import { lexMarkdown } from './lex.ts'
import { type MarkupAttributes, plainTag, referringTag } from './markup.ts'
import { createRenderer } from './renderer.ts'
import { content, marksIn, put, replaceMarks, type Slot, toSource, withoutMarks } from './slots.ts'

const MAX_FORMULAS = 20_000
const DATA_URI = /data:image\/[a-z0-9.+-]{1,40};base64,[A-Za-z0-9+/=]{200,}/gi

/**
 * Markdown as JupyterLab shows it: GitHub's flavour, Jupyter's rules for mathematics, HTML within the policy.
 * What the parser could not stand is shown as its source, with a warning.
 *
 * @param headingOffset Is added to the levels of headings, which end at 6.
 */
export function renderMarkdown(source: string, scope: CellScope, headingOffset = 0): SafeHtml {
  scope.needs('prose')
  const slots: Slot[] = []
  const text = liftImages(withoutMarks(source), slots)
  const hazard = hazardOf(text, scope.env.limits)
  if (hazard !== undefined) return asSource(source, hazard, scope)
  const spans = findMath(text)
  if (spans.length > MAX_FORMULAS)
    return asSource(source, (words) => words.tooManyFormulas(MAX_FORMULAS), scope)
  try {
    const lexed = lexMarkdown(liftMath(text, spans, slots, scope), scope.env.limits.markdownNesting)
    if ('reason' in lexed) return asSource(source, lexed.reason, scope)
    const { tokens, cut } = lexed
    if (headingOffset > 0)
      walkTokens(tokens, (token) => {
        if (token.type === 'heading') token.depth = Math.min(token.depth + headingOffset, 6)
      })
    if (cut) scope.warn('FALLBACK', 'Part of a Markdown text is too intricate, and is shown as plain text')
    const markup = holdsHtml(tokens) ? renderWithHtml(tokens, slots, scope) : renderOwn(tokens, slots, scope)
    // The marks of slots were wide.
    return trustedHtml(slots.length > 0 ? narrow(markup) : markup)
  } catch (error) {
    // The checks should have caught it; a stack overflow inside the parser must not take the page with it.
    if (error instanceof RangeError) return asSource(source, (words) => words.parserGaveUp, scope)
    throw error
  }
}

/** Where the author wrote no HTML, all markup is ours, and sanitising it would cost more than making it. */
function renderOwn(tokens: Token[], slots: Slot[], scope: CellScope): string {
  const renderer = createRenderer({
    scope,
    slots,
    open: plainTag,
    insert: (source, inserted) =>
      put(
        slots,
        content(source, () => inserted),
      ),
    insertHtml: harmless,
    anchor: (level, text) => scope.heading(level, text),
  })
  return fillOwn(Parser.parse(tokens, { renderer }), slots)
}

/**
 * Where the author did, it is sanitised together with the markup around it, so that one parser balances both. Our
 * attributes and whatever is finished wait behind marks meanwhile.
 */
function renderWithHtml(tokens: Token[], slots: Slot[], scope: CellScope): string {
  const own: MarkupAttributes[] = []
  const needed: number[] = []
  const keep = (slot: Slot) => {
    needed.push(slots.length)
    return put(slots, slot)
  }
  const sourceOf = (markup: string) => toSource(markup, slots)
  const renderer = createRenderer({
    scope,
    slots,
    open: referringTag(own),
    insert: (source, inserted) => keep(content(source, () => inserted)),
    insertHtml: (markup) =>
      harmless(markup) ||
      put(slots, { kind: 'html', source: '', render: () => completeHtml(markup, sourceOf) }),
    anchor: (level, text) =>
      keep({ kind: 'attribute', source: text, render: once(() => scope.heading(level, text)) }),
  })
  const markup = Parser.parse(tokens, { renderer })
  const withHtml = (render: (markup: string) => string) =>
    replaceMarks(markup, slots, (slot, mark) => (slot.kind === 'html' ? render(slot.render()) : mark))

  const { imageBytes } = scope
  for (const rewrite of [asItIs, withoutHiding]) {
    // A scope of its own each time: what was shown in an attempt that failed was not shown.
    scope.imageBytes = imageBytes
    const whole = sanitize(withHtml(rewrite), scope.at(scope.pointer), own).value
    const present = marksIn(whole)
    if (needed.every((index) => present.has(index))) return fillSanitized(whole, slots, scope)
  }
  scope.imageBytes = imageBytes
  return fillSanitized(sanitize(withHtml(escapeHtml), scope.at(scope.pointer), own).value, slots, scope)
}

function asItIs(markup: string): string {
  return markup
}

const HIDING =
  /<\/?(?:svg|math|select|template|video|audio|object|canvas|iframe|noscript|noembed|noframes|title|textarea|xmp|plaintext|script|style)(?=[\s/>])[^>]*>/gi

/** Without elements that hide what they hold. One of them that is never closed took our own content with it. */
function withoutHiding(markup: string): string {
  return markup.replace(HIDING, '')
}

const BREAK = /^<(br|hr|wbr)\s*\/?>\s*$/i

/** HTML that needs no sanitiser: line breaks, and what goes anyway. */
function harmless(markup: string): string {
  const found = BREAK.exec(markup)
  return found ? `<${found[1]!.toLowerCase()}>` : ''
}

function holdsHtml(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) =>
      (token.type === 'html' && !BREAK.test(token.raw) && !isComment(token.raw)) ||
      childrenOf(token).some(holdsHtml),
  )
}

function isComment(markup: string): boolean {
  if (!markup.startsWith('<!--') || /^<!--(?:-?>)|--!>/.test(markup)) return false
  return markup.indexOf('-->') === markup.trimEnd().length - 3
}

function childrenOf(token: Token): readonly (readonly Token[])[] {
  if (token.type === 'table') return [...token.header, ...token.rows.flat()].map(({ tokens }) => tokens)
  if (token.type === 'list') return [token.items]
  return 'tokens' in token && token.tokens ? [token.tokens] : []
}

/** Embedded images are long, and to a parser of Markdown nothing but trouble. */
function liftImages(text: string, slots: Slot[]): string {
  if (!text.includes(';base64,')) return text
  return text.replace(DATA_URI, (uri) =>
    put(
      slots,
      content(uri, () => trustedHtml(escapeVisible(uri))),
    ),
  )
}

function liftMath(text: string, spans: readonly MathSpan[], slots: Slot[], scope: CellScope): string {
  if (spans.length === 0) return text
  const budget = mathBudget(scope)
  const formulas: readonly Formula[] = spans.map(({ start, end, tex, display }) => ({
    tex: toSource(tex, slots),
    display,
    source: toSource(text.slice(start, end), slots),
  }))
  const resolved = resolveLabels(formulas, scope)
  let out = ''
  let at = 0
  for (const [i, { start, end }] of spans.entries()) {
    const render = () => renderFormula(resolved[i]!, scope, budget).value
    out += text.slice(at, start) + put(slots, { kind: 'formula', source: formulas[i]!.source, render })
    at = end
  }
  return out + text.slice(at)
}

function once(make: () => string): () => string {
  let made: string | undefined
  return () => {
    made ??= make()
    return made
  }
}

function asSource(source: string, why: Say, scope: CellScope): SafeHtml {
  const { words } = scope.env
  scope.warn('FALLBACK', `Markdown is shown as its source, because ${why(english)}`)
  const note = fallbackNote(words.asText(why(words)))
  return html`${note}${preformatted('pl-source', trustedHtml(escapeVisible(source)))}`
}
