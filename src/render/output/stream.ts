import type { StreamOutput } from '../../model/notebook.ts'
import { terminalText } from '../../text/terminal.ts'
import { renderAnsi } from '../ansi/ansi.ts'
import { plainIfTooLong } from '../plain-output.ts'
import { preformatted } from '../preformatted.ts'
import type { SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'

/** A stream as a terminal shows it, whether or not `coalesceStreams` has settled it already. */
export function renderStream(output: StreamOutput, scope: CellScope): SafeHtml {
  const plain = plainIfTooLong(output.text, true, scope)
  if (plain) return plain
  const classes = output.name === 'stderr' ? 'pl-text pl-stderr' : 'pl-text'
  return preformatted(classes, renderAnsi(terminalText(output.text), scope))
}
