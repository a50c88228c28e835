import type { CodeCell } from '../../model/notebook.ts'
import { joinPointer } from '../../text/pointer.ts'
import { cellLanguage } from '../highlight/cell-language.ts'
import { grammarOf, highlight } from '../highlight/highlight.ts'
import { outputArea } from '../output/area.ts'
import { renderOutput } from '../output/output.ts'
import { html, joinHtml, type SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { type Visibility, visibilityOf } from './visibility.ts'

export function renderCodeCell(cell: CodeCell, scope: CellScope): SafeHtml {
  const visibility = visibilityOf(cell.metadata)
  return html`${renderInput(cell, visibility.input, scope)}${renderOutputs(cell, visibility.outputs, scope)}`
}

function renderInput(cell: CodeCell, visibility: Visibility, scope: CellScope): SafeHtml | null {
  if (visibility === 'removed' || cell.source.trim() === '') return null
  const language = cellLanguage(cell.source, scope.env.language)
  const grammar = grammarOf(language)
  const code = html`<pre class="pl-code" tabindex="0"><code${grammar && html` class="language-${grammar}"`}>${highlight(
    cell.source,
    language,
    scope.at(joinPointer(scope.pointer, 'source')),
  )}</code></pre>`
  return html`<div class="pl-input">${prompt(cell.execution_count, 'pl-prompt')}${fold(code, visibility, scope.env.words.code)}</div>`
}

function renderOutputs(cell: CodeCell, visibility: Visibility, scope: CellScope): SafeHtml | null {
  if (cell.outputs.length === 0) return null
  const outputs = cell.outputs.map((output, index) => {
    const rendered = renderOutput(output, scope.at(joinPointer(scope.pointer, 'outputs', index)))
    const count =
      output.output_type === 'execute_result'
        ? prompt(output.execution_count, 'pl-prompt pl-prompt-out')
        : null
    return html`<div class="pl-output">${count}${outputArea(output, rendered, scope, cell.metadata.scrolled)}</div>`
  })
  return html`<div class="pl-outputs">${fold(joinHtml(outputs, '\n'), visibility, scope.env.words.outputs(outputs.length))}</div>`
}

function prompt(count: number | null, classes: string): SafeHtml | null {
  return count === null ? null : html`<div class="${classes}">[${count}]</div>`
}

function fold(content: SafeHtml, visibility: Visibility, label: string): SafeHtml {
  return visibility === 'folded'
    ? html`<details class="pl-fold"><summary>${label}</summary>${content}</details>`
    : content
}
