import { attribute } from './attributes.ts'
import { escapeText } from './escape.ts'
import { readForeign } from './foreign.ts'

// MathML that a notebook brings along, written anew from its presentation elements only. HTML never stands within
// it, nor does anything a browser's parser would take for the end of it.

const ELEMENTS = new Set(
  'math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover'.split(
    ' ',
  ),
)
/** Text only: in these a browser's parser goes back to the rules of HTML. */
const TOKENS = new Set('mi mn mo ms mtext'.split(' '))
/** Another form of what stands beside it. */
const ANNOTATIONS = new Set(['annotation', 'annotation-xml'])
const ATTRIBUTES = new Set(
  'accent accentunder columnalign columnlines columnspan display displaystyle fence largeop linethickness mathcolor mathvariant movablelimits rowalign rowlines rowspan scriptlevel separator stretchy symmetric'.split(
    ' ',
  ),
)
const VALUE = /^[\w#.%+ -]{1,60}$/

/** The `<math>` whose tag stands at `open`, and the index after it. */
export function mathMarkup(source: string, open: number, nesting: number): { markup: string; end: number } {
  const out: string[] = []
  let hidden = 0
  let inToken = 0
  const end = readForeign(source, open, nesting, {
    start(name, attributes) {
      if (hidden > 0 || ANNOTATIONS.has(name)) return void hidden++
      if (inToken > 0) return void inToken++
      if (TOKENS.has(name)) inToken++
      if (ELEMENTS.has(name)) out.push(`<${name}${safeAttributes(attributes)}>`)
    },
    end(name) {
      if (hidden > 0) return void hidden--
      if (inToken > 0) inToken--
      if (inToken === 0 && ELEMENTS.has(name)) out.push(`</${name}>`)
    },
    text(text) {
      if (hidden === 0) out.push(escapeText(text))
    },
  })
  return { markup: out.join(''), end }
}

function safeAttributes(spelled: readonly string[]): string {
  const seen = new Set<string>()
  let markup = ''
  for (let i = 0; i < spelled.length; i += 2) {
    const name = spelled[i]!.toLowerCase()
    if (seen.has(name) || !ATTRIBUTES.has(name) || !VALUE.test(spelled[i + 1]!)) continue
    seen.add(name)
    markup += attribute(name, spelled[i + 1]!)
  }
  return markup
}
