import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { Link, Param, TaskRunMeta } from '../../model/task-run.ts'
import type { ErrorMark } from '../../render/context.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { html, joinHtml, type SafeHtml } from '../../render/safe-html.ts'
import { safeUrl } from '../../render/sanitize/urls.ts'
import { formatDuration, formatInstant, isoInstant } from '../../text/format-time.ts'
import { writeJson } from '../../text/json/write.ts'
import type { PageFacts } from './facts.ts'
import { renderState } from './state.ts'
import type { PageTitle } from './title.ts'

const MAX_ERROR_LINKS = 20
const OPEN_PARAMS = 8

/**
 * The report's header. What it says of the run comes from the job system or the caller; what the file's own
 * metadata claims is labelled so.
 */
export function renderHeader(facts: PageFacts, title: PageTitle, options: HtmlOptions): SafeHtml | null {
  const { run } = facts
  const errors = facts.outline.filter((entry): entry is ErrorMark => entry.kind === 'error')
  const parts = [
    title.heading === undefined ? null : html`<h1>${title.heading}</h1>`,
    run && renderFacts(run),
    run?.state?.message && html`<p class="pl-run-message">${run.state.message}</p>`,
    run ? null : renderClaim(facts.metadata.platen),
    run?.params && run.params.length > 0 && renderParams(run.params),
    renderErrorLinks(errors),
  ].filter(Boolean)
  const toggle = (options.theme ?? 'auto') === 'auto'
  return html`<header class="pl-header${parts.length === 0 && html` pl-header-bare`}">${
    toggle && html`<button class="pl-theme-toggle" type="button" hidden>Dark mode</button>`
  }${joinHtml(parts, '\n')}</header>`
}

function renderFacts(run: TaskRunMeta): SafeHtml {
  const total =
    run.durations?.total ??
    (run.startTime !== undefined && run.endTime !== undefined ? run.endTime - run.startTime : undefined)
  const duration = total === undefined ? '' : formatDuration(total)
  const facts: [string, SafeHtml | string][] = []
  if (run.state) facts.push(['State', renderState(run.state)])
  if (run.startTime !== undefined) facts.push(['Started', time(run.startTime)])
  if (run.endTime !== undefined) facts.push(['Ended', time(run.endTime)])
  if (duration !== '') facts.push(['Duration', duration])
  if (run.attempt !== undefined) facts.push(['Attempt', String(run.attempt)])
  if (run.jobName ?? run.jobId) facts.push(['Job', named(run.jobName, run.jobId)])
  if (run.taskName ?? run.taskId) facts.push(['Task', named(run.taskName, run.taskId)])
  if (run.runId) facts.push(['Run', html`<code>${run.runId}</code>`])
  facts.push(['System', run.system])
  if (run.links && run.links.length > 0) facts.push(['Links', joinHtml(run.links.map(renderLink), ', ')])
  return html`<dl class="pl-facts">${joinHtml(facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>`
}

function named(name: string | undefined, id: string | undefined): SafeHtml {
  if (name === undefined) return html`<code>${id}</code>`
  return id === undefined || id === name ? html`${name}` : html`${name} <code>${id}</code>`
}

function time(milliseconds: number): SafeHtml {
  return html`<time datetime="${isoInstant(milliseconds)}">${formatInstant(milliseconds)}</time>`
}

function renderLink({ label, url }: Link): SafeHtml {
  const target = safeUrl(url)
  if (target === undefined) return html`${label} (${url})`
  return html`<a href="${target}" rel="noopener noreferrer">${label}</a>`
}

function renderParams(params: readonly Param[]): SafeHtml {
  const rows = params.map(({ name, value, type, description }) => {
    const note = [type, description].filter(Boolean).join(' · ')
    return html`<tr><th scope="row">${name}</th><td><code>${typeof value === 'string' ? value : writeJson(value)}</code>${
      note !== '' && html` <span class="pl-note">${note}</span>`
    }</td></tr>`
  })
  const isOpen = params.length <= OPEN_PARAMS
  return html`<details class="pl-params"${isOpen && html` open`}><summary>Parameters (${params.length})</summary><div class="pl-scroll"><table>${joinHtml(rows)}</table></div></details>`
}

function renderErrorLinks(errors: readonly ErrorMark[]): SafeHtml | null {
  if (errors.length === 0) return null
  const items = errors
    .slice(0, MAX_ERROR_LINKS)
    .map(({ anchor, text }) => html`<li><a href="#${anchor}">${text}</a></li>`)
  const more = errors.length - items.length
  return html`<nav class="pl-errors" aria-label="Errors"><p>${errors.length === 1 ? '1 error' : `${errors.length} errors`}</p><ul>${joinHtml(
    items,
  )}${more > 0 && html`<li>and ${more} more</li>`}</ul></nav>`
}

/** What an IPYNB that we wrote earlier says of its run. A file can be edited, so it is quoted, not shown as fact. */
function renderClaim(platen: JsonValue | undefined): SafeHtml | null {
  const run = objectOf(objectOf(platen)?.run)
  if (run === undefined) return null
  const state = objectOf(run.state)
  const said = [
    text(run.title),
    text(state?.result) ?? text(state?.lifecycle),
    typeof run.startTime === 'number' ? formatInstant(run.startTime) : undefined,
    text(run.system),
  ].filter(Boolean)
  return html`<p class="pl-claim"><strong>According to the file:</strong> ${said.length > 0 ? said.join(' · ') : 'made from a task run'}</p>`
}

function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 300) : undefined
}
