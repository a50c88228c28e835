import { fallbackNote } from '../fallback.ts'
import { preformatted } from '../preformatted.ts'
import { html } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'
import { dataText } from './data-text.ts'

/** Mermaid diagrams, which a program would have to draw: their source is text for people, too. */
export const mermaidRenderer: MimeRenderer = {
  mimeTypes: ['text/*mermaid', 'application/*mermaid'],
  rank: 115,
  render(data, { scope }) {
    scope.warn('FALLBACK', 'A Mermaid diagram is shown as its source')
    return html`${fallbackNote(scope.env.words.mermaid)}${preformatted('pl-source', html`${dataText(data)}`)}`
  },
}
