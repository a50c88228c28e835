import type { ErrorOutput } from '../../model/notebook.ts'
import { terminalText } from '../../text/terminal.ts'
import { plainOf, renderAnsi } from '../ansi/ansi.ts'
import { plainIfTooLong } from '../plain-output.ts'
import { preformatted } from '../preformatted.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'

const MAX_TITLE = 300

export function renderError(output: ErrorOutput, scope: CellScope): SafeHtml {
  const name = plainOf(output.ename).trim() || scope.env.words.error
  const message = plainOf(output.evalue)
  const anchor = scope.error(shorten(message === '' ? name : `${name}: ${message}`))
  const traceback = output.traceback.join('\n')
  return html`<div class="pl-error" id="${anchor}"><p class="pl-error-title"><strong>${name}</strong>${
    message !== '' && html`: ${message}`
  }</p>${traceback !== '' && (plainIfTooLong(traceback, true, scope) ?? preformatted('pl-text', renderAnsi(terminalText(traceback), scope)))}</div>`
}

function shorten(text: string): string {
  const line = text.trim().split('\n', 1)[0]!
  return line.length > MAX_TITLE ? `${line.slice(0, MAX_TITLE).toWellFormed()}…` : line
}
