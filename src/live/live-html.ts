import type { Assets, Cell, HtmlOptions, Notebook } from '../index.ts'
import {
  DocumentContext,
  embeddedIn,
  expectNotebook,
  FactCollector,
  makeEnv,
  type OutlineEntry,
  type PageFacts,
  pageHead,
  pageTail,
  type RenderEnv,
  type StylePart,
} from '../kernel.ts'
import { KeptCell } from './kept-cell.ts'
import { sameJson } from './same-json.ts'
import type { Surroundings } from './watched-env.ts'

export interface LiveUpdateOptions {
  /** What `prepareAssets` found for this notebook. Default: those of before, at first those of the options. */
  readonly assets?: Assets
}

/** The page of a notebook that grows or changes. */
export interface LiveHtml {
  /**
   * The page of the notebook as it is now: the same pieces as `toHtmlChunks` gives, so that joined they are the same
   * HTML. A piece that stayed is the very same string.
   *
   * Cells are rendered where they are new or changed, or where what they refer to did (a heading's number, TeX macros, saved
   * widgets, assets). The same objects as before are known at once; equal ones, as from a file that was read again, are
   * compared. Objects must not be changed in place. With `embed` the notebook is written each time.
   *
   * @throws PlatenError as `toHtml`; what was kept stays good
   */
  update(notebook: Notebook, options?: LiveUpdateOptions): readonly string[]
}

/**
 * Renders a notebook again and again while its run is in progress, at the cost of what changed.
 *
 *     const live = createLiveHtml({ toc: false })
 *     const page = live.update(notebook).join('')
 *
 * @param options those of `toHtml`. `onWarning` hears of what is rendered anew.
 * @throws PlatenError `INVALID_OPTION`
 */
export function createLiveHtml(options: HtmlOptions = {}): LiveHtml {
  const renderer = new LiveRenderer(options)
  return { update: (notebook, updateOptions = {}) => renderer.update(notebook, updateOptions) }
}

/** All cells but the last, which is the one that changes most: what they leave behind need not be found again. */
interface Beginning {
  count: number
  readonly context: DocumentContext
  readonly outline: OutlineEntry[]
  readonly styles: Set<StylePart>
}

/** What stands before the cells, and all that it was made from. */
interface Head {
  readonly html: string
  readonly facts: PageFacts
}

class LiveRenderer {
  readonly #options: HtmlOptions
  readonly #warn: RenderEnv['warn']
  readonly #byId = new Map<string, KeptCell>()
  #surroundings: Surroundings
  /** The cells of the last update as they were given, what was kept of each, and its HTML. */
  #given: readonly Cell[] = []
  readonly #cells: KeptCell[] = []
  readonly #pieces: string[] = []
  #beginning = nothing()
  #head: Head | undefined

  constructor(options: HtmlOptions) {
    this.#options = options
    const { warn, assets, language } = makeEnv({}, options)
    this.#warn = warn
    this.#surroundings = { language, assets, widgets: undefined }
  }

  update(notebook: Notebook, { assets = this.#surroundings.assets }: LiveUpdateOptions): readonly string[] {
    const same = this.#check(notebook)
    const options = { ...this.#options, assets }
    const env = { ...makeEnv(notebook.metadata, options), warn: this.#warn }
    const { widgets } = notebook.metadata
    const before = this.#surroundings
    const surroundings = {
      language: env.language,
      assets,
      widgets: sameJson(before.widgets, widgets) ? before.widgets : widgets,
    }
    const beginning = this.#resume(notebook.cells, same, surroundings)
    this.#render(notebook.cells, beginning, env, surroundings)
    const head = this.#headOf(notebook, beginning, this.#cells.slice(beginning.count), options)
    this.#surroundings = surroundings
    // A copy: who adds to a list of cells may do it in place.
    this.#given = [...notebook.cells]
    this.#beginning = beginning
    this.#head = head
    return [head.html, ...this.#pieces, ...embeddedIn(notebook, head.facts, options), pageTail().value]
  }

  /**
   * Checks what is new.
   *
   * @returns how many cells the notebook begins with that are the same objects as before
   */
  #check(notebook: Notebook): number {
    const given = this.#given
    const { cells, metadata } = notebook ?? {}
    let same = 0
    if (Array.isArray(cells)) {
      const most = Math.min(cells.length, given.length)
      while (same < most && cells[same] === given[same]) same++
    }
    if (same === 0) expectNotebook(notebook)
    else if (!isNotebook({ metadata, cells: cells.slice(same) })) expectNotebook(notebook)
    return same
  }

  /** How far the last update still holds. Taken away until this one has come to its end. */
  #resume(cells: readonly Cell[], same: number, surroundings: Surroundings): Beginning {
    const beginning = this.#beginning
    this.#beginning = nothing()
    this.#given = []
    const { language, assets, widgets } = this.#surroundings
    const isSame =
      language === surroundings.language && assets === surroundings.assets && widgets === surroundings.widgets
    if (!isSame || beginning.count > cells.length) return nothing()
    for (let index = same; index < beginning.count; index++)
      if (!this.#cells[index]!.is(cells[index]!)) return nothing()
    return beginning
  }

  #render(cells: readonly Cell[], beginning: Beginning, env: RenderEnv, surroundings: Surroundings): void {
    const { context, outline, styles } = beginning
    for (let index = beginning.count; index < cells.length; index++) {
      const cell = cells[index]!
      // By its place too, as ids may be taken twice.
      const found = [this.#byId.get(cell.id), this.#cells[index]].find(
        (kept) => kept?.is(cell) && kept.holdsIn(context, surroundings),
      )
      const kept = found ?? new KeptCell(cell, context, env, surroundings, `/cells/${index}`)
      const { rendered } = kept
      this.#cells[index] = kept
      this.#pieces[index] = rendered.html.value
      this.#byId.set(cell.id, kept)
      if (index === cells.length - 1) break
      context.advance(rendered.effects)
      for (const entry of rendered.outline) outline.push(entry)
      for (const part of rendered.styles) styles.add(part)
      beginning.count++
    }
    this.#cells.length = cells.length
    this.#pieces.length = cells.length
    if (this.#byId.size > 2 * cells.length + ROOM) this.#forget(cells)
  }

  /** Cells that are gone may come back, but not all can be kept for that. */
  #forget(cells: readonly Cell[]): void {
    this.#byId.clear()
    for (const [index, { id }] of cells.entries()) this.#byId.set(id, this.#cells[index]!)
  }

  #headOf(notebook: Notebook, beginning: Beginning, rest: readonly KeptCell[], options: HtmlOptions): Head {
    const collector = new FactCollector(options)
    for (const { outline, styles } of [beginning, ...rest.map(({ rendered }) => rendered)])
      collector.add({ outline, styles })
    const facts = collector.facts(notebook)
    if (this.#head && sameFacts(this.#head.facts, facts)) return this.#head
    return { html: pageHead(facts, options).value, facts }
  }
}

function isNotebook(value: unknown): boolean {
  try {
    expectNotebook(value)
    return true
  } catch {
    return false
  }
}

/** Cells that may be kept, however small the notebook is. */
const ROOM = 100

function nothing(): Beginning {
  return { count: 0, context: new DocumentContext(), outline: [], styles: new Set() }
}

function sameFacts(left: PageFacts, right: PageFacts): boolean {
  return (
    left.outline.length === right.outline.length &&
    left.outline.every((entry, index) => sameJson(entry, right.outline[index])) &&
    sameJson([...left.styles].sort(), [...right.styles].sort()) &&
    sameJson(left.run, right.run) &&
    sameJson(left.metadata, right.metadata)
  )
}
