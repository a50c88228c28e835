import { safeStyle } from './css.ts'
import type { Styled, Subject } from './writer.ts'

// A `<style>` of a notebook must not reach the page, where it would restyle all of it. What pandas, great_tables
// and others colour their tables with is simple enough to be written on the elements themselves: rules whose
// selectors are made of names, classes, ids and their nesting. All other rules are left out.

export interface StyleSheet {
  /** Adds the rules of a `<style>`. */
  add(css: string): void
  readonly isEmpty: boolean
  /** How many rules are left out that would be seen. */
  readonly dropped: number
  /** Safe declarations for an element, those of the strongest rule last. */
  declarations(subject: Subject, ancestors: readonly Styled[]): string
}

interface Compound {
  readonly name: string | undefined
  readonly id: string | undefined
  readonly classes: readonly string[]
  /** Whether what stands before it in the selector is its parent, not just an ancestor. */
  readonly isChild: boolean
}

interface Rule {
  /** The last is the element itself. */
  readonly selector: readonly Compound[]
  readonly specificity: number
  readonly order: number
  readonly declarations: string
}

const MAX_COMPOUNDS = 8
const MAX_RULES = 20_000
const COMPOUND = /^(\*|[a-z][a-z0-9]*)?((?:[.#][\w-]+)*)$/i
/** What nobody sees in a still picture. */
const DYNAMIC = /:(?:hover|focus|active|visited)/
/** The theme takes care of these, and pandas puts the same rules before every table. */
const LEFT_TO_THEME = /^\s*\.dataframe\b/
/** What a script would show on request can only be shown always. */
const HIDING =
  /(?:^|;)display:none(?=;|$)|(?:^|;)(?:max-)?(?:width|height):0(?:px)?(?=;|$)|(?:^|;)opacity:0(?:\.0+)?(?=;|$)/g

/**
 * @param options.work Comparisons of an element with a rule that all elements together may take.
 * @param options.length UTF-16 units of declarations that all elements together may get.
 */
export function createStyleSheet(options: { work: number; length: number }): StyleSheet {
  /** Rules by what is most particular of the element they are for: `#id`, `.class` or `name`. */
  const rules = new Map<string, Rule[]>()
  let order = 0
  let dropped = 0
  let { work, length } = options

  function addRule(selector: readonly Compound[], declarations: string): void {
    const last = selector[selector.length - 1]!
    const key =
      last.id !== undefined
        ? `#${last.id}`
        : last.classes.length > 0
          ? `.${last.classes[0]}`
          : (last.name ?? '*')
    const rule = { selector, specificity: specificityOf(selector), order: order++, declarations }
    const others = rules.get(key)
    if (others === undefined) rules.set(key, [rule])
    else others.push(rule)
  }

  function candidates(subject: Subject): readonly Rule[] {
    const keys = [
      '*',
      subject.name,
      ...subject.classes.map((name) => `.${name}`),
      ...(subject.id === '' ? [] : [`#${subject.id}`]),
    ]
    return keys.flatMap((key) => rules.get(key) ?? [])
  }

  function matches(
    selector: readonly Compound[],
    at: number,
    subject: Subject | undefined,
    ancestors: readonly Styled[],
    depth: number,
  ): boolean {
    if (work-- < 0 || !fits(selector[at]!, subject)) return false
    if (at === 0) return true
    const nearest = depth - 1
    const furthest = selector[at]!.isChild ? nearest : 0
    for (let i = nearest; i >= furthest && i >= 0 && work > 0; i--) {
      if (matches(selector, at - 1, ancestors[i]!.subject, ancestors, i)) return true
    }
    return false
  }

  return {
    add(css) {
      for (const { selectors, body } of rulesIn(css)) {
        if (order >= MAX_RULES) return
        if (LEFT_TO_THEME.test(selectors)) continue
        const safe = safeStyle(body)
        const declarations = safe.replace(HIDING, '').replace(/^;/, '')
        let isWhole = safe !== '' || body.trim() === ''
        for (const text of selectors.split(',', MAX_RULES - order)) {
          const selector = parseSelector(text)
          if (selector === undefined) isWhole &&= DYNAMIC.test(text)
          else if (declarations !== '') addRule(selector, declarations)
        }
        if (!isWhole) dropped++
      }
    },
    get dropped() {
      return dropped
    },
    get isEmpty() {
      return rules.size === 0
    },
    declarations(subject, ancestors) {
      if (work < 0 || length < 0) return ''
      const possible = candidates(subject)
      work -= possible.length
      const found = possible.filter(({ selector }) =>
        matches(selector, selector.length - 1, subject, ancestors, ancestors.length),
      )
      const css = found
        .sort((a, b) => a.specificity - b.specificity || a.order - b.order)
        .map(({ declarations }) => declarations)
        .join(';')
      length -= css.length
      return length < 0 ? '' : css
    },
  }
}

/** Selectors and declarations of each rule. At-rules are rules with a selector that is none, whatever they hold. */
function* rulesIn(css: string): Generator<{ selectors: string; body: string }> {
  const text = css.replace(/\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/|$)|<!--|-->/g, ' ')
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{', at)
    const statements = text.slice(at, open < 0 ? text.length : open).split(';')
    const selectors = open < 0 ? '' : statements.pop()!.trim()
    for (const statement of statements) if (/^\s*@/.test(statement)) yield { selectors: statement, body: '' }
    if (open < 0) return
    const end = selectors.startsWith('@') ? blockEnd(text, open) : text.indexOf('}', open)
    if (end < 0) return
    yield { selectors, body: selectors.startsWith('@') ? '' : text.slice(open + 1, end) }
    at = end + 1
  }
}

/** Index of the brace that closes the one at `open`; -1 where none does. */
function blockEnd(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i
  }
  return -1
}

function parseSelector(text: string): readonly Compound[] | undefined {
  const parts = text
    .trim()
    .replace(/\s*>\s*/g, ' >')
    .split(/\s+/)
  if (parts.length > MAX_COMPOUNDS) return undefined
  const compounds: Compound[] = []
  for (const part of parts) {
    const isChild = part.startsWith('>')
    const found = COMPOUND.exec(isChild ? part.slice(1) : part)
    if (found === null || found[0] === '' || (isChild && compounds.length === 0)) return undefined
    const marks = found[2]!.match(/[.#][\w-]+/g) ?? []
    compounds.push({
      name: found[1] === undefined || found[1] === '*' ? undefined : found[1].toLowerCase(),
      id: marks.find((mark) => mark.startsWith('#'))?.slice(1),
      classes: marks.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1)),
      isChild,
    })
  }
  return compounds
}

function fits({ name, id, classes }: Compound, subject: Subject | undefined): boolean {
  if (subject === undefined) return false
  if (name !== undefined && name !== subject.name) return false
  if (id !== undefined && id !== subject.id) return false
  return classes.every((name) => subject.classes.includes(name))
}

/** As CSS counts: ids, then classes, then names. */
function specificityOf(selector: readonly Compound[]): number {
  let sum = 0
  for (const { name, id, classes } of selector) {
    sum += (id === undefined ? 0 : 10_000) + classes.length * 100 + (name === undefined ? 0 : 1)
  }
  return sum
}
