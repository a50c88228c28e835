import type { RunState } from '../../model/task-run.ts'
import { html, type SafeHtml } from '../../render/safe-html.ts'

const RESULTS: Readonly<Record<NonNullable<RunState['result']>, readonly [label: string, tone: string]>> = {
  success: ['Succeeded', 'good'],
  failed: ['Failed', 'bad'],
  canceled: ['Canceled', 'dull'],
  timed_out: ['Timed out', 'bad'],
  skipped: ['Skipped', 'dull'],
  excluded: ['Excluded', 'dull'],
}

const LIFECYCLES: Readonly<Record<RunState['lifecycle'], string>> = {
  pending: 'Pending',
  queued: 'Queued',
  running: 'Running',
  ended: 'Ended',
}

/** How a run stands, as a badge; the job system's own word beside it where it differs. */
export function renderState(state: RunState): SafeHtml {
  const [label, tone] = state.result ? RESULTS[state.result] : [LIFECYCLES[state.lifecycle], 'busy']
  const raw =
    state.raw !== undefined && !sameWord(state.raw, label) && !sameWord(state.raw, state.result ?? '')
      ? state.raw
      : undefined
  return html`<span class="pl-state pl-state-${tone}">${label}</span>${raw !== undefined && html` <code>${raw}</code>`}`
}

function sameWord(a: string, b: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')
  return letters(a) === letters(b)
}
