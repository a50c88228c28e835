import type { CodeCell } from '../../model/notebook.ts'
import { joinPointer } from '../../text/pointer.ts'
import { inBlocks } from '../blocks.ts'
import { cellLanguage } from '../highlight/cell-language.ts'
import { grammarOf, highlightLines } from '../highlight/highlight.ts'
import { html, type SafeHtml } from '../safe-html.ts'
import type { CellScope } from '../scope.ts'
import { foldable } from './foldable.ts'
import { numberedLines } from './numbered-lines.ts'
import { renderOutputs } from './outputs.ts'
import { type Visibility, visibilityOf } from './visibility.ts'

export function renderCodeCell(cell: CodeCell, scope: CellScope): SafeHtml {
  const visibility = visibilityOf(cell.metadata)
  return html`${renderInput(cell, inputVisibility(visibility.input, scope), scope)}${renderOutputs(cell, visibility.outputs, scope)}`
}

/** What the cell says of itself only takes away from what the page shows of all cells. */
function inputVisibility(own: Visibility, { env }: CellScope): Visibility {
  return own === 'shown' || env.code === 'removed' ? env.code : own
}

function renderInput(cell: CodeCell, visibility: Visibility, scope: CellScope): SafeHtml | null {
  if (visibility === 'removed' || cell.source.trim() === '') return null
  scope.needs('input')
  const language = cellLanguage(cell.source, scope.env.language)
  const grammar = grammarOf(language)
  const { execution_count: count } = cell
  const prompt = count !== null && html`<span class="pl-prompt">[${count}]</span>`
  const code = html`<pre class="pl-code" tabindex="0"><code${grammar && html` class="language-${grammar}"`}>${lines(
    cell.source,
    language,
    scope.at(joinPointer(scope.pointer, 'source')),
  )}</code></pre>`
  return foldable('pl-input', html`${prompt}<span>${scope.env.words.code}</span>`, code, visibility)
}

function lines(source: string, language: string, scope: CellScope): SafeHtml {
  const code = highlightLines(source, language, scope)
  if (!scope.env.lineNumbers) return inBlocks(code)
  scope.needs('lines')
  return inBlocks(numberedLines(code))
}
