// What HTML's parsing rules (https://html.spec.whatwg.org/multipage/parsing.html) say of the elements that are
// let through. HTML elements only: in svg and math a browser parses by other rules.

export type ElementKind =
  /** `<b>`, `<a>` …: goes on within blocks that begin inside it. */
  | 'formatting'
  /** `<span>`, `<sub>` …: nests as written. */
  | 'inline'
  | 'block'
  | 'void'
  | 'table'
  | 'caption'
  | 'colgroup'
  | 'section'
  | 'row'
  | 'cell'

export interface ElementModel {
  readonly name: string
  readonly kind: ElementKind
  readonly isHeading: boolean
  /** One whose end tag may be left out before a ruby text. */
  readonly isImplied: boolean
  /** Without attributes. */
  readonly startTag: string
  readonly endTag: string
  /** 0 ≤ index < {@link MODEL_COUNT}. */
  readonly index: number
}

const NAMES: Readonly<Record<ElementKind, string>> = {
  formatting: 'a b big code em font i s small strike strong tt u',
  inline: 'abbr bdi bdo cite del dfn ins kbd mark q rp rt ruby samp span sub sup time var',
  block:
    'address article aside blockquote center dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p pre section summary ul',
  void: 'br col hr img wbr',
  table: 'table',
  caption: 'caption',
  colgroup: 'colgroup',
  section: 'tbody tfoot thead',
  row: 'tr',
  cell: 'td th',
}

/** Shown as another element, because the one that was meant acts, is the page's own or is obsolete. */
const STAND_INS: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  dialog: 'div',
  dir: 'ul',
  fieldset: 'div',
  footer: 'div',
  form: 'div',
  header: 'div',
  hgroup: 'div',
  image: 'img',
  legend: 'div',
  listing: 'pre',
  main: 'div',
  menu: 'ul',
  nav: 'div',
  search: 'div',
}

const models = new Map<string, ElementModel>()
for (const [kind, names] of Object.entries(NAMES) as [ElementKind, string][]) {
  for (const name of names.split(' ')) {
    models.set(name, {
      name,
      kind,
      isHeading: /^h[1-6]$/.test(name),
      isImplied: /^(?:dd|dt|li|p|rp|rt)$/.test(name),
      startTag: `<${name}>`,
      endTag: `</${name}>`,
      index: models.size,
    })
  }
}

export const MODEL_COUNT = models.size
export const LINK = models.get('a')!
export const PARAGRAPH = models.get('p')!
export const CODE = models.get('code')!
export const PREFORMATTED = models.get('pre')!
export const TABLE_BODY = models.get('tbody')!
export const ROW = models.get('tr')!
export const COLGROUP = models.get('colgroup')!
export const COLUMN = models.get('col')!

for (const [name, shown] of Object.entries(STAND_INS)) models.set(name, models.get(shown)!)

/** What a tag of this name (lower case) becomes; undefined where only its content is shown. */
export function elementModel(name: string): ElementModel | undefined {
  return models.get(name)
}

/** The elements that reach the page. */
export const elementNames: readonly string[] = [...new Set([...models.values()].map(({ name }) => name))]
