import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { Link, Param, TaskRunMeta } from '../../model/task-run.ts'
import type { ErrorMark } from '../../render/context.ts'
import type { HtmlOptions } from '../../render/options.ts'
import { html, joinHtml, type SafeHtml } from '../../render/safe-html.ts'
import { safeUrl } from '../../render/sanitize/urls.ts'
import { formatDuration, isoInstant } from '../../text/format-time.ts'
import { writeJson } from '../../text/json/write.ts'
import type { Words } from '../../words/words.ts'
import { durationOf } from './describe-report.ts'
import type { PageFacts } from './facts.ts'
import type { PageSettings } from './settings.ts'
import { renderState } from './state.ts'
import type { WriteInstant } from './times.ts'
import type { PageTitle } from './title.ts'

const MAX_ERROR_LINKS = 20
const OPEN_PARAMS = 8

/**
 * The report's header. What it says of the run comes from the job system or the caller; what the file's own
 * metadata claims is labelled so.
 */
export function renderHeader(
  facts: PageFacts,
  title: PageTitle,
  settings: PageSettings,
  { toggle, code }: { readonly toggle: boolean; readonly code: HtmlOptions['code'] },
): SafeHtml | null {
  const { run } = facts
  const { words } = settings
  const errors = facts.outline.filter((entry): entry is ErrorMark => entry.kind === 'error')
  const parts = [
    title.heading === undefined ? null : html`<h1 dir="auto">${title.heading}</h1>`,
    run && renderFacts(run, settings),
    run?.state?.message &&
      errors.every(({ text }) => text !== run.state?.message) &&
      html`<p class="pl-run-message" dir="auto">${run.state.message}</p>`,
    run ? null : renderClaim(facts.metadata.platen, settings),
    run?.params && run.params.length > 0 && renderParams(run.params, words),
    renderErrorLinks(errors, words),
  ].filter(Boolean)
  const hasCode = facts.styles.has('input')
  return html`<header class="pl-header${parts.length === 0 && html` pl-header-bare`}">${
    (toggle || hasCode) &&
    html`<div class="pl-controls">${hasCode && codeSwitch(code, words)}${toggle && themeToggle(words)}</div>`
  }${joinHtml(parts, '\n')}</header>`
}

/**
 * What shows or hides all code: a checkbox, so that it works without the script, and says to everyone what it is and how
 * it stands. The style sheet acts on it.
 */
function codeSwitch(code: HtmlOptions['code'], words: Words): SafeHtml {
  return code === 'folded'
    ? html`<label><input class="pl-show-code" type="checkbox"> ${words.showCode}</label>`
    : html`<label><input class="pl-hide-code" type="checkbox"> ${words.hideCode}</label>`
}

export function themeToggle(words: Words): SafeHtml {
  return html`<button class="pl-theme-toggle" type="button" hidden>${words.darkMode}</button>`
}

function renderFacts(run: TaskRunMeta, { words, instant }: PageSettings): SafeHtml {
  const total = durationOf(run)
  const duration = total === undefined ? '' : formatDuration(total, words)
  const facts: [string, SafeHtml | string][] = []
  if (run.state) facts.push([words.state, renderState(run.state, words)])
  if (run.startTime !== undefined) facts.push([words.started, timeElement(run.startTime, instant)])
  if (run.endTime !== undefined) facts.push([words.ended, timeElement(run.endTime, instant)])
  if (duration !== '') facts.push([words.duration, duration])
  if (run.attempt !== undefined) facts.push([words.attempt, String(run.attempt)])
  if (run.jobName ?? run.jobId) facts.push([words.job, named(run.jobName, run.jobId)])
  if (run.taskName ?? run.taskId) facts.push([words.task, named(run.taskName, run.taskId)])
  if (run.runId) facts.push([words.run, html`<code>${run.runId}</code>`])
  facts.push([words.system, run.system])
  if (run.links && run.links.length > 0) facts.push([words.links, joinHtml(run.links.map(renderLink), ', ')])
  return html`<dl class="pl-facts">${joinHtml(facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>`
}

function named(name: string | undefined, id: string | undefined): SafeHtml {
  if (name === undefined) return html`<code>${id}</code>`
  return id === undefined || id === name ? html`${name}` : html`${name} <code>${id}</code>`
}

/** A moment for people and for programs. */
export function timeElement(milliseconds: number, instant: WriteInstant): SafeHtml {
  return html`<time datetime="${isoInstant(milliseconds)}">${instant(milliseconds)}</time>`
}

function renderLink({ label, url }: Link): SafeHtml {
  const target = safeUrl(url)
  if (target === undefined) return html`${label} (${url})`
  return html`<a href="${target}" rel="noopener noreferrer">${label}</a>`
}

function renderParams(params: readonly Param[], words: Words): SafeHtml {
  const rows = params.map(({ name, value, type, description }) => {
    const note = [type, description].filter(Boolean).join(' · ')
    return html`<tr><th scope="row">${name}</th><td><code>${typeof value === 'string' ? value : writeJson(value)}</code>${
      note !== '' && html` <span class="pl-note">${note}</span>`
    }</td></tr>`
  })
  const isOpen = params.length <= OPEN_PARAMS
  return html`<details class="pl-params"${isOpen && html` open`}><summary>${words.parameters(params.length)}</summary><div class="pl-scroll"><table>${joinHtml(rows)}</table></div></details>`
}

function renderErrorLinks(errors: readonly ErrorMark[], words: Words): SafeHtml | null {
  if (errors.length === 0) return null
  const items = errors
    .slice(0, MAX_ERROR_LINKS)
    .map(({ anchor, text }) => html`<li><a href="#${anchor}">${text}</a></li>`)
  const more = errors.length - items.length
  return html`<nav class="pl-errors" aria-label="${words.errors}"><p>${words.errorCount(errors.length)}</p><ul>${joinHtml(
    items,
  )}${more > 0 && html`<li>${words.more(more)}</li>`}</ul></nav>`
}

/** What an IPYNB that we wrote earlier says of its run. A file can be edited, so it is quoted, not shown as fact. */
function renderClaim(platen: JsonValue | undefined, { words, instant }: PageSettings): SafeHtml | null {
  const run = objectOf(objectOf(platen)?.run)
  if (run === undefined) return null
  const state = objectOf(run.state)
  const said = [
    text(run.title),
    text(state?.result) ?? text(state?.lifecycle),
    typeof run.startTime === 'number' ? instant(run.startTime) : undefined,
    text(run.system),
  ].filter(Boolean)
  return html`<p class="pl-claim"><strong>${words.accordingToFile}</strong> ${said.length > 0 ? said.join(' · ') : words.fromTaskRun}</p>`
}

function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 300) : undefined
}
