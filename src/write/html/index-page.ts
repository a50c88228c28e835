import { invalidOption, type PlatenError } from '../../errors.ts'
import type { PageOptions } from '../../render/options.ts'
import { html, joinHtml, type SafeHtml } from '../../render/safe-html.ts'
import { safeUrl } from '../../render/sanitize/urls.ts'
import { formatSize } from '../../text/format-number.ts'
import { formatDuration } from '../../text/format-time.ts'
import { joinPointer } from '../../text/pointer.ts'
import type { ReportDescription } from './describe-report.ts'
import { documentEnd, documentStart } from './document.ts'
import { themeToggle, timeElement } from './header.ts'
import { type PageSettings, pageSettings } from './settings.ts'
import { renderState } from './state.ts'
import { styleSheet } from './style-sheet.ts'

/** A report in an index, or an input that did not become one. */
export interface IndexEntry extends Partial<ReportDescription> {
  /** What `describeReport` says; any text. */
  readonly title: string
  /** The file or the run it was made from, shown below the title. */
  readonly name?: string
  /** The report's files. The title leads to the first. */
  readonly files?: readonly IndexFile[]
  /** Why it was not exported, or counts as failed all the same. */
  readonly problem?: string
}

export interface IndexFile {
  /**
   * Its address, relative to the index's. A file's name has to be encoded: `encodeURIComponent` for each part of its
   * path. One that is not http, https or relative is not linked.
   */
  readonly href: string
  /** What the link to it says where there are several, such as `IPYNB`. */
  readonly format?: string
  /** In bytes. */
  readonly size?: number
}

/** The page's title is `title`, by default “Reports”. */
export type IndexOptions = PageOptions

const MAX_LISTED = 20

/**
 * One page that links several reports, with the same looks, policy and promises as they have.
 *
 * @param entries In the order they are to be shown.
 * @throws PlatenError `INVALID_OPTION` for entries that are no list of objects with a title, and what `toHtml` throws it for
 */
export function toIndexHtml(entries: readonly IndexEntry[], options: IndexOptions = {}): string {
  checkEntries(entries)
  const settings = pageSettings(options)
  const { theme, words, colorScheme } = settings
  const title = options.title ?? words.reports
  const failed = entries.flatMap((entry, i) => (entry.problem === undefined ? [] : [{ entry, id: rowId(i) }]))
  const count = entries.filter(({ files }) => files && files.length > 0).length
  const toggle = colorScheme === 'auto'
  const before = html`<header class="pl-header">${
    toggle && html`<div class="pl-controls">${themeToggle(words)}</div>`
  }<h1>${title}</h1>
<p class="pl-note">${words.reportCount(count)}</p>${failed.length > 0 && failures(failed, settings)}</header>`
  const css = styleSheet(theme, new Set(['document', 'index']), options.variables, words)
  const parts = { title, css, hasContents: false, before, mainId: 'main' }
  const columns = columnsOf(settings).filter(({ show }) => entries.some(show))
  const rows = entries.map((entry, i) => row(entry, rowId(i), columns))
  const table = html`<div class="pl-index"><table>
<thead><tr>${[words.report, ...columns.map((column) => column.title)].map(
    (text) => html`<th scope="col">${text}</th>`,
  )}</tr></thead>
<tbody>
${joinHtml(rows, '\n')}
</tbody></table></div>
`
  return joinHtml([documentStart(parts, settings), table, documentEnd()]).value
}

function rowId(index: number): string {
  return `report-${index + 1}`
}

function failures(
  failed: readonly { readonly entry: IndexEntry; readonly id: string }[],
  { words }: PageSettings,
): SafeHtml {
  const items = failed
    .slice(0, MAX_LISTED)
    .map(
      ({ entry, id }) => html`<li><a href="#${id}">${entry.name ?? entry.title}</a>: ${entry.problem}</li>`,
    )
  const more = failed.length - items.length
  const said = failed.some(({ entry: { files } }) => files?.length)
    ? words.failedCount(failed.length)
    : `${failed.length} ${words.notExported.toLowerCase()}`
  return html`<nav class="pl-errors" aria-label="${words.errors}"><p>${said}</p><ul>${joinHtml(
    items,
  )}${more > 0 && html`<li>${words.more(more)}</li>`}</ul></nav>`
}

interface Column {
  readonly title: string
  /** False where there is nothing to show. */
  readonly show: (entry: IndexEntry) => SafeHtml | string | false
}

/** Beside the report's name; there are those that some report has a value for. */
function columnsOf({ words, instant }: PageSettings): readonly Column[] {
  const missing = html`<span class="pl-state pl-state-bad">${words.notExported}</span>`
  return [
    {
      title: words.state,
      show: ({ state, files = [] }) => (state ? renderState(state, words) : files.length === 0 && missing),
    },
    {
      title: words.started,
      show: ({ startTime }) => typeof startTime === 'number' && timeElement(startTime, instant),
    },
    {
      title: words.duration,
      show: ({ duration }) => typeof duration === 'number' && formatDuration(duration, words),
    },
    {
      title: words.errors,
      show: ({ errors = 0 }) => errors > 0 && html`<strong>${words.errorCount(errors)}</strong>`,
    },
    {
      title: words.size,
      show: ({ files = [] }) => {
        const sizes = files.flatMap(({ size }) => (typeof size === 'number' && size >= 0 ? [size] : []))
        return (
          sizes.length > 0 &&
          formatSize(
            sizes.reduce((sum, size) => sum + size),
            words.bytes,
          )
        )
      },
    },
  ]
}

function row(entry: IndexEntry, id: string, columns: readonly Column[]): SafeHtml {
  const { problem, state } = entry
  // Of a run that did not go well, why: there may be no error among its outputs.
  const reasons = [problem, state?.result !== 'success' && state?.message?.split('\n', 1)[0]]
    .filter(Boolean)
    .map((reason) => html`<p class="pl-index-problem">${reason}</p>`)
  return html`<tr id="${id}"><th scope="row">${name(entry)}${reasons}</th>${columns.map(
    ({ show }) => html`<td>${show(entry)}</td>`,
  )}</tr>`
}

/** The title as a link to the first file, the other files, and what it was made from. */
function name({ title, name: source, files = [] }: IndexEntry): SafeHtml {
  const [first, ...others] = files
  const more = others.map((file) => html` ${link(file, file.format ?? file.href)}`)
  return html`${first ? link(first, title) : title}${others.length > 0 && html`<span class="pl-note">${more}</span>`}${
    source !== undefined && source !== title && html`<span class="pl-note pl-index-source">${source}</span>`
  }`
}

function link({ href }: IndexFile, text: string): SafeHtml {
  const target = safeUrl(href)
  return target === undefined
    ? html`${text}`
    : html`<a href="${target}" rel="noopener noreferrer">${text}</a>`
}

function checkEntries(entries: readonly IndexEntry[]): void {
  if (!Array.isArray(entries)) throw invalid('', 'The entries of an index are not a list')
  for (const [index, entry] of entries.entries()) {
    const at = joinPointer('', index)
    if (typeof entry !== 'object' || entry === null || typeof entry.title !== 'string')
      throw invalid(at, 'An entry of an index is not an object with a title')
    const { files = [] } = entry
    if (!Array.isArray(files) || files.some((file) => typeof file?.href !== 'string'))
      throw invalid(joinPointer(at, 'files'), 'The files of an entry are not a list of objects with an href')
  }
}

function invalid(pointer: string, message: string): PlatenError {
  return invalidOption(
    pointer,
    message,
    'Pass a list such as [{ title: "Sales", files: [{ href: "sales.html" }] }].',
  )
}
