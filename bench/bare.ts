import hljs from 'highlight.js'
import { Marked } from 'marked'
import type { Candidate } from './candidate.ts'
import { escapeHtml, plainPage } from './floor.ts'
import { joined, languageOf } from './nbformat.ts'

const marked = new Marked({ async: false })

/**
 * The floor with Markdown by marked and code by highlight.js, called as their manuals say, and nothing else: no
 * mathematics, no sanitising, outputs as text. What sends all Markdown and code through these two can hardly be faster.
 */
export const bare: Candidate = {
  name: 'bare',
  about: 'the floor + marked + highlight.js',
  render: (ipynb) =>
    plainPage(ipynb, (cell, notebook) => {
      const source = joined(cell.source)
      if (cell.cell_type === 'markdown') return String(marked.parse(source))
      const language = languageOf(notebook)
      const isCode = cell.cell_type === 'code' && hljs.getLanguage(language) !== undefined
      return `<pre>${isCode ? hljs.highlight(source, { language }).value : escapeHtml(source)}</pre>`
    }),
}
