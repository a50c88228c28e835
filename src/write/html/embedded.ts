import { EMBEDDED_DATA, EMBEDDED_NAME } from '../../model/embedding.ts'
import type { Notebook } from '../../model/notebook.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { html } from '../../render/safe-html.ts'
import { Base64Writer } from '../../text/base64-writer.ts'
import { fileStem } from '../../text/file-name.ts'
import { formatSize } from '../../text/format-number.ts'
import type { Words } from '../../words/words.ts'
import { wordsFor } from '../../words/words-for.ts'
import { ipynbPieces } from '../ipynb.ts'
import type { PageFacts } from './facts.ts'
import { titleOf } from './title.ts'

/** What stands behind the cells where the notebook is to be embedded: the notebook, with the run that is shown. */
export function* embeddedIn(notebook: Notebook, facts: PageFacts, options: HtmlOptions): Iterable<string> {
  const embedding = startEmbedding(facts, options)
  if (embedding === undefined) return
  const { run } = facts
  yield embedding.head()
  for (const text of ipynbPieces(run === undefined ? notebook : { ...notebook, run }))
    yield embedding.add(text)
  yield embedding.tail()
}

/** Undefined where the notebook is not to be embedded. */
export function startEmbedding(facts: PageFacts, options: HtmlOptions): Embedding | undefined {
  if (!options.embed) return undefined
  const words = wordsFor(options)
  return new Embedding(titleOf(facts, options, words).document, words)
}

/**
 * The notebook as a download link, which stands behind the last cell: a reader sees the page before all of it is there.
 * Its .ipynb is added in pieces, as it can be long. `fromHtml` reads it from here.
 */
export class Embedding {
  readonly #name: string
  readonly #words: Words
  readonly #base64 = new Base64Writer()

  /** @param title What the page is called; the file is named after it. */
  constructor(title: string, words: Words) {
    this.#name = `${fileStem(title) || 'notebook'}.ipynb`
    this.#words = words
  }

  head(): string {
    return `<footer class="pl-embedded"><p class="pl-file">${EMBEDDED_NAME}${html`${this.#name}`.value}${EMBEDDED_DATA}`
  }

  /** @param ipynb The next of the text. */
  add(ipynb: string): string {
    return this.#base64.add(ipynb)
  }

  tail(): string {
    const words = this.#words
    const rest = this.#base64.end()
    const size = formatSize(this.#base64.size, words.bytes)
    const about = html`${words.download}</a> <span class="pl-note">${this.#name}, ${size}</span>`
    return `${rest}">${about.value}</p></footer>\n`
  }
}
