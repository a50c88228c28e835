import { endTags, trackTags } from '../open-tags.ts'
import { type SafeHtml, trustedHtml } from '../safe-html.ts'

/** Where more than this (UTF-16 units of start tags) would have to be opened again on a line, colours are left out. */
const MAX_REOPENED = 1_000

/**
 * Code with each line in a `<span class="pl-line" data-n="…">`, which the style sheet numbers. What the style sheet
 * writes is neither selected nor copied. Elements open at a line's end are closed and opened again. The text is the
 * same. Takes time linear in the markup's length.
 *
 * @param code Text and balanced spans of our own.
 */
export function numberedLines(code: SafeHtml): SafeHtml {
  return trustedHtml(numbered(code.value) ?? numbered(code.value.replace(/<[^>]*>/g, ''))!)
}

function numbered(markup: string): string | undefined {
  const open: string[] = []
  const lines: string[] = []
  for (const line of markup.split('\n')) {
    const reopened = open.join('')
    if (reopened.length > MAX_REOPENED) return undefined
    trackTags(line, open)
    lines.push(`<span class="pl-line" data-n="${lines.length + 1}">${reopened}${line}${endTags(open)}</span>`)
  }
  return lines.join('\n')
}
