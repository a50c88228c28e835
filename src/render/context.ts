import type { StylePart } from '../generated/templates.ts'
import type { SafeHtml } from './safe-html.ts'
import type { WidgetEffects, WidgetHistory } from './widgets/shown.ts'

/**
 * What earlier cells left behind that a later cell's HTML may depend on. A cell renders as a pure function of
 * itself, the options and this; that is what streaming, live export and workers rest on.
 *
 * Cells are told apart by id, never by position, so inserting one leaves the others' HTML as it was.
 */
export interface CellContext extends WidgetHistory {
  /** How many earlier headings have this slug. */
  slugCount(slug: string): number
  /** TeX macros defined so far. The object is replaced, never changed, so identity tells whether any were added. */
  readonly macros: Macros
  /** Bytes of the images that earlier cells show. Counted, and asked for, only where `images.maxTotalBytes` is given. */
  readonly imageBytes: number
}

export type Macros = { readonly [name: string]: string }

/** What one cell adds to the context of those after it. */
export interface CellEffects {
  /** Slugs of the cell's headings, in order, before numbering. */
  readonly slugs: readonly string[]
  /** All macros after this cell, where it defined some. */
  readonly macros?: Macros
  /** Widgets that the cell shows, where it shows some. */
  readonly widgets?: WidgetEffects
  /** Bytes of the cell's images, where they are counted and there are any. */
  readonly imageBytes?: number
}

/** One heading or error, for the table of contents and the jump links in the header. */
export interface Heading {
  readonly kind: 'heading'
  /** 1–6. */
  readonly level: number
  /** Plain text, unescaped. */
  readonly text: string
  /** The element's id in the page, with prefix. */
  readonly anchor: string
}

export interface ErrorMark {
  readonly kind: 'error'
  /** `Name: message`, plain text, unescaped. */
  readonly text: string
  readonly anchor: string
}

export type OutlineEntry = Heading | ErrorMark

/** What rendering a cell gives. */
export interface RenderedCell {
  readonly html: SafeHtml
  readonly outline: readonly OutlineEntry[]
  /** Parts of the style sheet that the cell needs. */
  readonly styles: ReadonlySet<StylePart>
  readonly effects: CellEffects
}

/** The context that grows as cells are rendered in order. */
export class DocumentContext implements CellContext {
  readonly #slugs = new Map<string, number>()
  readonly #widgets = new Map<string, number>()
  #macros: Macros = {}
  #repeatedWidgets = 0
  #imageBytes = 0

  get macros(): Macros {
    return this.#macros
  }

  get imageBytes(): number {
    return this.#imageBytes
  }

  slugCount(slug: string): number {
    return this.#slugs.get(slug) ?? 0
  }

  widgetCost(id: string): number | undefined {
    return this.#widgets.get(id)
  }

  get repeatedWidgets(): number {
    return this.#repeatedWidgets
  }

  /** Takes over what a cell left behind; costs as much as the cell's own headings and widgets. */
  advance(effects: CellEffects): void {
    for (const slug of effects.slugs) this.#slugs.set(slug, this.slugCount(slug) + 1)
    if (effects.macros) this.#macros = effects.macros
    this.#imageBytes += effects.imageBytes ?? 0
    if (effects.widgets === undefined) return
    this.#repeatedWidgets += effects.widgets.repeated
    for (const [id, cost] of effects.widgets.costs) this.#widgets.set(id, cost)
  }
}
