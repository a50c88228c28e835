import { terminalText } from '../../text/terminal.ts'
import { renderAnsi } from '../ansi/ansi.ts'
import { preformatted } from '../preformatted.ts'
import type { MimeRenderer } from '../scope.ts'
import { dataText } from './data-text.ts'

export const plainText: MimeRenderer = {
  mimeTypes: ['text/plain'],
  rank: 120,
  render: (data, { scope }) => preformatted('pl-text', renderAnsi(terminalText(dataText(data)), scope)),
}
