import type { ErrorItem } from '../../../index.ts'
import { errorItem } from '../../error-trace.ts'
import { htmlText } from '../../html-text.ts'

const SKIPPED = /^Command (?:skipped|cancelled)\.?$/i

/** An error as Databricks keeps it: a summary in HTML, and a trace as `ansi` text or `html`. */
export function commandError(
  summary: string | undefined,
  trace: string | undefined,
  traceType: string | undefined,
): ErrorItem | undefined {
  return errorItem(plain(summary, undefined), plain(trace, traceType))
}

/** A command that did not run because one before it failed has an error that is none. */
export function isSkipped(summary: string | undefined, trace: string | undefined): boolean {
  return summary !== undefined && SKIPPED.test(summary.trim()) && plain(trace, undefined) === undefined
}

/** Only what shows that it is HTML is taken as such: `List<int>` is not. */
const HTML = /<\/?(?:div|span|pre|a|br|style)\b|&(?:lt|gt|amp|quot|#\d{2,3});/

function plain(text: string | undefined, type: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const isHtml = type === 'html' || (type !== 'ansi' && HTML.test(text))
  const shown = isHtml ? htmlText(text) : text
  return shown.trim() === '' ? undefined : shown
}
