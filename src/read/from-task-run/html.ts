import type { DisplayDataOutput } from '../../model/notebook.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { displayData } from './draft.ts'

/** A sentence of ours below or instead of an output. */
export function note(text: string): DisplayDataOutput {
  return displayData({ 'text/html': `<p><em>${escapeHtml(text)}</em></p>`, 'text/plain': text })
}

/** The name of what follows. */
export function label(text: string): DisplayDataOutput {
  return displayData({ 'text/html': `<p><strong>${escapeHtml(text)}</strong></p>`, 'text/plain': text })
}
