import type { RunState } from '../../model/task-run.ts'
import { html, type SafeHtml } from '../../render/safe-html.ts'
import { english } from '../../words/english.ts'
import type { Words } from '../../words/words.ts'

type StateWord = {
  [K in keyof Words]: Words[K] extends string ? K : never
}[keyof Words]

const RESULTS: Readonly<Record<NonNullable<RunState['result']>, readonly [label: StateWord, tone: string]>> =
  {
    success: ['succeeded', 'good'],
    failed: ['failed', 'bad'],
    canceled: ['canceled', 'dull'],
    timed_out: ['timedOut', 'bad'],
    skipped: ['skipped', 'dull'],
    excluded: ['excluded', 'dull'],
  }

const LIFECYCLES: Readonly<Record<RunState['lifecycle'], StateWord>> = {
  pending: 'pending',
  queued: 'queued',
  running: 'running',
  ended: 'finished',
}

/** How a run stands, as a badge; the job system's own word beside it where it differs. */
export function renderState(state: RunState, words: Words): SafeHtml {
  const [word, tone] = wordOf(state)
  const label = words[word]
  const raw =
    state.raw !== undefined && !sameWord(state.raw, english[word]) && !sameWord(state.raw, state.result ?? '')
      ? state.raw
      : undefined
  return html`<span class="pl-state pl-state-${tone}">${label}</span>${raw !== undefined && html` <code>${raw}</code>`}`
}

function wordOf({ result, lifecycle }: RunState): readonly [word: StateWord, tone: string] {
  if (result !== undefined && Object.hasOwn(RESULTS, result)) return RESULTS[result]
  return [Object.hasOwn(LIFECYCLES, lifecycle) ? LIFECYCLES[lifecycle] : 'finished', 'busy']
}

function sameWord(a: string, b: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')
  return letters(a) === letters(b)
}
