import type { JsonValue } from '../../model/json.ts'
import { isJsonObject } from '../../text/json/kinds.ts'

const MAX_TITLE = 300

/**
 * What a chart is called: `Plotly chart “Sales”: bar, 12 points`. Its title is a text, lines of text, or `{text}`, as
 * Plotly and Vega have it.
 */
export function chartName(kind: string, title: JsonValue | undefined, parts: readonly string[]): string {
  const text = isJsonObject(title) ? title.text : title
  const line = [text]
    .flat()
    .filter((part) => typeof part === 'string')
    .join(' ')
    .replace(/<\/?(?:b|i|br|sup|sub|span|a)\b[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const shown = line.length > MAX_TITLE ? `${line.slice(0, MAX_TITLE).toWellFormed()}…` : line
  return [line === '' ? kind : `${kind} “${shown}”`, parts.join(', ')].filter(Boolean).join(': ')
}
