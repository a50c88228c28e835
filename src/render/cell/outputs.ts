import type { CodeCell, Output } from '../../model/notebook.ts'
import { joinPointer } from '../../text/pointer.ts'
import type { Words } from '../../words/words.ts'
import { outputArea } from '../output/area.ts'
import { renderOutput } from '../output/output.ts'
import { html, joinHtml, type SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { foldable } from './foldable.ts'
import type { Visibility } from './visibility.ts'

/** Of more outputs than this, a reader opens those behind the first few. */
const MANY_OUTPUTS = 30
const FIRST_OUTPUTS = 20

/** The outputs of a code cell, which fold together. */
export function renderOutputs(cell: CodeCell, visibility: Visibility, scope: CellScope): SafeHtml | null {
  const { outputs } = cell
  const { words } = scope.env
  if (outputs.length === 0) return null
  const rendered = outputs.map((output, index) =>
    renderOne(output, cell.metadata.scrolled, scope.at(joinPointer(scope.pointer, 'outputs', index))),
  )
  return foldable(
    'pl-outputs',
    html`<span>${words.outputs(outputs.length)}</span>`,
    foldMany(outputs, rendered, words),
    visibility,
  )
}

function renderOne(output: Output, scrolled: unknown, scope: CellScope): SafeHtml {
  const number = output.output_type === 'execute_result' ? output.execution_count : null
  const prompt = number !== null && html`<div class="pl-prompt pl-prompt-out">[${number}]</div>`
  return html`<div class="pl-output">${prompt}${outputArea(output, renderOutput(output, scope), scope, scrolled)}</div>`
}

/** Errors come last, and stay in sight. */
function foldMany(outputs: readonly Output[], rendered: readonly SafeHtml[], words: Words): SafeHtml {
  if (outputs.length <= MANY_OUTPUTS) return joinHtml(rendered, '\n')
  const end = outputs.findLastIndex(({ output_type }) => output_type !== 'error') + 1
  const folded = rendered.slice(FIRST_OUTPUTS, end)
  if (folded.length === 0) return joinHtml(rendered, '\n')
  return joinHtml(
    [
      ...rendered.slice(0, FIRST_OUTPUTS),
      html`<details class="pl-more"><summary>${words.moreOutputs(folded.length)}</summary>${joinHtml(folded, '\n')}</details>`,
      ...rendered.slice(end),
    ],
    '\n',
  )
}
