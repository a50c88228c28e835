import { PlatenError } from '../../errors.ts'
import { EMBEDDED_DATA, EMBEDDED_NAME } from '../../model/embedding.ts'
import type { Notebook } from '../../model/notebook.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { html } from '../../render/safe-html.ts'
import { base64Pieces } from '../../text/base64-pieces.ts'
import { fileStem } from '../../text/file-name.ts'
import { formatSize } from '../../text/format-number.ts'
import { shown } from '../../text/shown.ts'
import { wordsFor } from '../../words/words-for.ts'
import { ipynbPieces } from '../ipynb.ts'
import type { PageFacts } from './facts.ts'
import { titleOf } from './title.ts'

/** What stands behind the cells where the notebook is to be embedded: the notebook, with the run that is shown. */
export function* embeddedIn(notebook: Notebook, facts: PageFacts, options: HtmlOptions): Iterable<string> {
  if (!isEmbedded(options)) return
  const { run } = facts
  const { document } = titleOf(facts, options, wordsFor(options))
  yield* embeddedNotebook(ipynbPieces(run === undefined ? notebook : { ...notebook, run }), document, options)
}

/** @throws PlatenError `INVALID_OPTION` */
export function isEmbedded({ embed = false }: HtmlOptions): boolean {
  if (typeof embed === 'boolean') return embed
  throw new PlatenError({
    code: 'INVALID_OPTION',
    message: `embed is ${shown(embed)}; it can be true or false`,
    pointer: '/embed',
    help: 'Leave it out for a page without its notebook.',
  })
}

/**
 * The notebook as a download link, which stands behind the last cell: a reader sees the page before all of it is there.
 * In pieces, as a notebook can be long. `fromHtml` reads it from here.
 *
 * @param ipynb The text of the .ipynb, in pieces.
 * @param title What the page is called; the file is named after it.
 */
export function* embeddedNotebook(
  ipynb: Iterable<string>,
  title: string,
  options: HtmlOptions = {},
): Generator<string, void, undefined> {
  const words = wordsFor(options)
  const name = `${fileStem(title) || 'notebook'}.ipynb`
  yield `<footer class="pl-embedded"><p class="pl-file">${EMBEDDED_NAME}${html`${name}`.value}${EMBEDDED_DATA}`
  const size = yield* base64Pieces(ipynb)
  const about = html`${words.download}</a> <span class="pl-note">${name}, ${formatSize(size, words.bytes)}</span>`
  yield `">${about.value}</p></footer>\n`
}
