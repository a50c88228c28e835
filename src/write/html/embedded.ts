import { EMBEDDED_DATA, EMBEDDED_NAME } from '../../model/embedding.ts'
import { base64Pieces } from '../../text/base64-pieces.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { fileStem } from '../../text/file-name.ts'
import { formatSize } from '../../text/format-number.ts'
import type { Words } from '../../words/words.ts'

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
  words: Words,
): Generator<string, void, undefined> {
  const name = escapeHtml(`${fileStem(title) || 'notebook'}.ipynb`)
  yield `<footer class="pl-embedded"><p class="pl-file">${EMBEDDED_NAME}${name}${EMBEDDED_DATA}`
  const size = yield* base64Pieces(ipynb)
  yield `">${escapeHtml(words.download)}</a> <span class="pl-note">${name}, ${formatSize(size, words.bytes)}</span></p></footer>\n`
}
