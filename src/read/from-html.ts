import { PlatenError } from '../errors.ts'
import { EMBEDDED_DATA, EMBEDDED_NAME } from '../model/embedding.ts'
import type { Notebook } from '../model/notebook.ts'
import { decodeBase64 } from '../text/base64.ts'
import { decodeText } from '../text/decode.ts'
import { type FromIpynbOptions, fromIpynb } from './from-ipynb/from-ipynb.ts'
import { isBytes } from './load-json.ts'

/** A report may be part of a page, so that more than a page is good. */
const MARKUP = /^\s*<[a-z!?]/i

/**
 * The notebook of a report that embeds it (`toHtml` with `embed`): what was rendered, after transforms and redaction.
 * What it says of its run (`metadata.platen.run`) is the file's own claim, as in any .ipynb. Nothing else of the page is
 * looked at.
 *
 * @param html The page as text or bytes.
 * @throws PlatenError `NOT_HTML`, `NOTEBOOK_NOT_EMBEDDED`, `SEVERAL_NOTEBOOKS`, `INVALID_BASE64` where the embedded
 *   notebook is damaged, `INVALID_ENCODING`, and what `fromIpynb` throws; its pointers are into the notebook
 */
export function fromHtml(html: string | Uint8Array, options: FromIpynbOptions = {}): Notebook {
  return fromIpynb(embeddedIpynb(html), options)
}

/**
 * The .ipynb that a report embeds, byte for byte; `fromHtml` reads it into the model.
 *
 * @throws PlatenError `NOT_HTML`, `NOTEBOOK_NOT_EMBEDDED`, `SEVERAL_NOTEBOOKS`, `INVALID_BASE64`, `INVALID_ENCODING`
 */
export function embeddedIpynb(html: string | Uint8Array): Uint8Array {
  if (typeof html !== 'string' && !isBytes(html)) throw notHtml()
  const text = decodeText(html)
  if (!MARKUP.test(text)) throw notHtml()
  const at = text.indexOf(EMBEDDED_NAME)
  if (at < 0) throw notEmbedded()
  const name = at + EMBEDDED_NAME.length
  if (text.includes(EMBEDDED_NAME, name)) throw several()
  const nameEnd = text.indexOf('"', name)
  const start = nameEnd + EMBEDDED_DATA.length
  const end = text.indexOf('"', start)
  if (nameEnd < 0 || !text.startsWith(EMBEDDED_DATA, nameEnd) || end < 0)
    throw damaged('the page ends within it')
  if (end === start) throw damaged('it is empty')
  try {
    return decodeBase64(text.slice(start, end))
  } catch (error) {
    if (error instanceof PlatenError) throw damaged(error.message)
    throw error
  }
}

function notHtml(): PlatenError {
  return new PlatenError({
    code: 'NOT_HTML',
    message: 'This is not an HTML page.',
    help: 'Pass the text or bytes of a report; for an .ipynb use fromIpynb.',
  })
}

function notEmbedded(): PlatenError {
  return new PlatenError({
    code: 'NOTEBOOK_NOT_EMBEDDED',
    message: 'This page does not embed its notebook.',
    help: 'Only reports made with the option "embed" (--embed) hold it; export the run or the notebook again.',
  })
}

function several(): PlatenError {
  return new PlatenError({
    code: 'SEVERAL_NOTEBOOKS',
    message: 'This page embeds more than one notebook.',
    help: 'Pass a page with a single report.',
  })
}

function damaged(how: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_BASE64',
    message: `The embedded notebook is damaged: ${how}`,
    help: 'The file was changed, or cut off on its way; fetch it again.',
  })
}
