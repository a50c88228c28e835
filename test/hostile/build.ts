import {
  applyTransforms,
  defaultTransforms,
  fromIpynb,
  fromTaskRun,
  type HtmlFragment,
  type HtmlOptions,
  type IndexEntry,
  toHtml,
  toHtmlFragment,
  toIndexHtml,
} from '../../src/index.ts'
import type { JsonObject, JsonValue } from '../../src/model/json.ts'
import { WIDGET_STATE, WIDGET_VIEW } from '../../src/model/widget-types.ts'
import { fromAny } from '../../src/sources/index.ts'
import { hostPage } from '../support/host-page.ts'
import { code, markdown, output, type Slot } from './slots/slot.ts'
import { SLOTS } from './slots.ts'

/** A payload in a slot. */
export interface Entry {
  readonly slot: string
  readonly payload: string
}

/** Whether a page holds many entries of this kind, each in a cell of its own, or one. */
export const isMany = ({ kind }: Slot): boolean => kind === 'cell' || kind === 'item' || kind === 'widget'

/** As many as `options: assets` has an answer for. */
const CHARTS = ['a', 'b', 'c'].map((mark) => output({ 'application/vnd.vegalite.v5+json': { mark } }))
const VIEWED = [
  '![a](a.png) ![b](b.png) ![c](c.png) ![d](d.png) <img src="e.png" alt="">',
  '# One\n\n## <b id="two">Two</b>\n\n### Three',
]

/** A page with all of the entries. They are of one kind, and only one where a page holds one. */
export function pageOf(entries: readonly Entry[]): string {
  const [first, ...rest] = entries.map(({ slot, payload }) => ({ slot: SLOTS[slot]!, payload }))
  if (first === undefined) return ''
  if (!isMany(first.slot)) return pageAround([first.slot], first.payload)
  const parts = [first, ...rest]
  if (first.slot.kind === 'widget')
    return pageOfWidgets(parts.map(({ slot, payload }, i) => (slot.make as WidgetMake)(payload, `w${i}-`)))
  return first.slot.kind === 'cell'
    ? pageOfNotebook(
        {},
        parts.flatMap(({ slot, payload }, i) => cellsOf(slot, payload, i)),
      )
    : pageOfRun(
        { system: 'x' },
        parts.map(({ slot, payload }) => slot.make(payload) as JsonObject),
      )
}

type WidgetMake = Extract<Slot, { kind: 'widget' }>['make']

/** Cells `c<i>`, each with the first of these models. */
function pageOfWidgets(models: readonly JsonObject[]): string {
  const state: JsonObject = Object.assign({}, ...models)
  const cells = models.map((model, i) => ({
    ...output({ [WIDGET_VIEW]: { model_id: Object.keys(model)[0]! } }),
    id: `c${i}`,
  }))
  return pageOfNotebook({ widgets: { [WIDGET_STATE]: { state } } }, cells)
}

/** Cells `c<i>`, so that what is found in a page tells the entry. */
function cellsOf(slot: Slot, payload: string, i: number): JsonObject[] {
  return [slot.make(payload) as JsonObject | JsonObject[]]
    .flat()
    .map((cell, n) => ({ id: n === 0 ? `c${i}` : `c${i}-${n}`, ...cell }))
}

/** Slots of one kind that are in a page together, except that a job system sends one payload at a time. */
export function slotsAround(): readonly (readonly [kind: string, slots: readonly Slot[]])[] {
  const around = Object.entries(SLOTS).filter(([, slot]) => !isMany(slot))
  const together = ['metadata', 'run', 'options', 'fragment', 'index'].map(
    (kind) => [kind, around.map(([, slot]) => slot).filter((slot) => slot.kind === kind)] as const,
  )
  return [
    ...together,
    ...around.filter(([, { kind }]) => kind === 'wire').map(([name, slot]) => [name, [slot]] as const),
  ]
}

/** A page with the payload in these slots around the cells, all of one kind. */
export function pageAround(slots: readonly Slot[], payload: string): string {
  if (slots[0]?.kind === 'fragment') return hostPage([fragmentAround(slots, payload)])
  if (slots[0]?.kind === 'index')
    return toIndexHtml(
      slots.map(({ make }) => make(payload) as IndexEntry),
      { title: payload },
    )
  const made = slots.map(({ make }) => make(payload) as JsonObject)
  const merged: JsonObject = Object.assign({}, ...made)
  switch (slots[0]?.kind) {
    case 'metadata':
      return pageOfNotebook(merged, [markdown('# One'), code()])
    case 'run':
      return pageOfRun({ system: 'x', ...merged }, [])
    case 'options':
      return pageOfNotebook(
        {},
        [
          ...VIEWED.map((source) => markdown(source)),
          markdown(`![x](${payload})`),
          ...CHARTS,
          ...failed(payload),
        ],
        {
          idPrefix: 'r1-',
          ...(merged as HtmlOptions),
        },
      )
    default:
      return htmlOf(fromTaskRun(fromAny(JSON.stringify(merged))))
  }
}

/** A report whose cells and title hold the payload, for a page of somebody else. */
export function fragmentAround(slots: readonly Slot[], payload: string): HtmlFragment {
  const cells = slots.flatMap(({ make }) => make(payload) as JsonObject[])
  const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells })
  return toHtmlFragment(applyTransforms(fromIpynb(text), defaultTransforms), {
    idPrefix: 'r1-',
    title: payload,
  })
}

const failed = (text: string) => [
  code({ output_type: 'error', ename: text, evalue: text, traceback: [text] }),
]

function pageOfNotebook(
  metadata: JsonObject,
  cells: readonly JsonValue[],
  options: HtmlOptions = {},
): string {
  return htmlOf(fromIpynb(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells })), options)
}

function pageOfRun(meta: JsonObject, outputs: readonly JsonObject[]): string {
  const run = { version: 1, meta, outputs } as unknown as Parameters<typeof fromTaskRun>[0]
  return htmlOf(fromTaskRun(run))
}

function htmlOf(notebook: ReturnType<typeof fromIpynb>, options: HtmlOptions = {}): string {
  return toHtml(applyTransforms(notebook, defaultTransforms), options)
}
