import type { StylePart } from '../generated/templates.ts'
import type { Cell, MimeBundle } from '../model/notebook.ts'
import { narrow } from '../text/narrow.ts'
import type { WarningCode } from '../warnings.ts'
import type { CellContext, CellEffects, Macros, OutlineEntry } from './context.ts'
import type { CellScope, RenderEnv, ShownImages } from './scope.ts'
import { contentAnchor, slugify } from './slug.ts'
import { ShownWidgets } from './widgets/shown.ts'

/** What a cell added while it was rendered. */
export interface CellRecord {
  readonly outline: readonly OutlineEntry[]
  readonly styles: ReadonlySet<StylePart>
  readonly effects: CellEffects
}

/** A scope for one cell, and the record of what was done through it. */
export function makeScope(
  env: RenderEnv,
  cell: Cell,
  context: CellContext,
  pointer: string,
): { scope: CellScope; record: () => CellRecord } {
  const log = new CellLog(env, cell.id, context)
  const attachments = cell.cell_type === 'code' ? {} : (cell.attachments ?? {})
  return { scope: new Scope(log, attachments, pointer), record: () => log.record() }
}

/** One place in a cell; all places share the cell's log. Made for every output, hence a class. */
class Scope implements CellScope {
  readonly attachments: { readonly [name: string]: MimeBundle }
  readonly pointer: string
  readonly #log: CellLog
  #images: ShownImages | undefined

  constructor(log: CellLog, attachments: { readonly [name: string]: MimeBundle }, pointer: string) {
    this.#log = log
    this.attachments = attachments
    this.pointer = pointer
  }

  get env(): RenderEnv {
    return this.#log.env
  }

  get cellId(): string {
    return this.#log.cellId
  }

  get macros(): Macros {
    return this.#log.macros
  }

  get imageBytes(): number {
    return this.#log.imageBytes
  }

  set imageBytes(bytes: number) {
    this.#log.imageBytes = bytes
  }

  get images(): ShownImages {
    this.#images ??= { found: new Map(), sources: new Set(), repeated: 0 }
    return this.#images
  }

  get widgets(): ShownWidgets {
    return this.#log.widgets
  }

  at(pointer: string): CellScope {
    return new Scope(this.#log, this.attachments, pointer)
  }

  heading(level: number, text: string): string {
    return this.#log.heading(level, text)
  }

  anchor(id: string): string | undefined {
    return this.#log.anchor(id)
  }

  error(text: string): string {
    return this.#log.error(text)
  }

  defineMacros(macros: Macros): void {
    this.#log.macros = macros
  }

  needs(part: StylePart): void {
    this.#log.styles.add(part)
  }

  warn(code: WarningCode, message: string): void {
    this.env.warn(code, message, this.pointer)
  }
}

class CellLog {
  readonly env: RenderEnv
  readonly cellId: string
  readonly styles = new Set<StylePart>()
  macros: Macros
  readonly #context: CellContext
  readonly #outline: OutlineEntry[] = []
  readonly #slugs: string[] = []
  readonly #own = new Map<string, number>()
  #errors = 0
  #widgets: ShownWidgets | undefined
  #imageBytes = 0

  constructor(env: RenderEnv, cellId: string, context: CellContext) {
    this.env = env
    this.cellId = cellId
    this.macros = context.macros
    this.#context = context
  }

  /** Reads the context only when asked, so that a cell without images depends on no other's. */
  get imageBytes(): number {
    return this.#context.imageBytes + this.#imageBytes
  }

  set imageBytes(bytes: number) {
    this.#imageBytes = bytes - this.#context.imageBytes
  }

  heading(level: number, source: string): string {
    // The page's head holds it, too, which has no other text that may be cut out of wide text.
    const text = narrow(source)
    const slug = slugify(text) || 'section'
    let unique = slug
    let n = this.#count(slug)
    for (; this.#count(unique) > 0; n++) unique = `${slug}-${n}`
    // Counting past the numbers that were taken keeps the next search from trying them again.
    while (unique !== slug && this.#count(slug) < n) this.#claim(slug)
    const anchor = this.#claim(unique)
    this.#outline.push({ kind: 'heading', level, text, anchor })
    return anchor
  }

  anchor(id: string): string | undefined {
    const slug = slugify(id)
    return slug === '' || this.#count(slug) > 0 ? undefined : this.#claim(slug)
  }

  error(text: string): string {
    this.#errors++
    const anchor = `${this.env.idPrefix}error-${this.cellId}${this.#errors > 1 ? `-${this.#errors}` : ''}`
    this.#outline.push({ kind: 'error', text: narrow(text), anchor })
    return anchor
  }

  get widgets(): ShownWidgets {
    this.#widgets ??= new ShownWidgets(this.#context)
    return this.#widgets
  }

  record(): CellRecord {
    const effects: CellEffects = {
      slugs: this.#slugs,
      ...(this.macros === this.#context.macros ? {} : { macros: this.macros }),
      ...(this.#widgets === undefined ? {} : { widgets: this.#widgets.effects }),
      ...(this.#imageBytes > 0 && { imageBytes: this.#imageBytes }),
    }
    return { outline: this.#outline, styles: this.styles, effects }
  }

  #count(slug: string): number {
    return this.#context.slugCount(slug) + (this.#own.get(slug) ?? 0)
  }

  #claim(slug: string): string {
    this.#own.set(slug, (this.#own.get(slug) ?? 0) + 1)
    this.#slugs.push(slug)
    return contentAnchor(slug, this.env.idPrefix)
  }
}
