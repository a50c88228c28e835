import { html, type SafeHtml } from './safe-html.ts'

/** A line for the reader, before what is shown in a plainer way than usual: what it is and why. */
export function fallbackNote(text: string): SafeHtml {
  return html`<p class="pl-note">${text}</p>`
}
