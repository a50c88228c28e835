import { checkOptions, YES_OR_NO } from '../check-options.ts'
import type { JsonObject } from '../model/json.ts'
import type { Notebook } from '../model/notebook.ts'
import { mapCells, mapShared } from './map-cells.ts'
import { type PathTree, pathTree, withoutPaths } from './metadata-paths.ts'
import { addressRule } from './stable/addresses.ts'
import { type Counts, countRule, numberCounts, withCount } from './stable/execution-counts.ts'
import { mapJson } from './stable/map-json.ts'
import { mapOutput, type OutputRules } from './stable/outputs.ts'
import { createIds, idRule } from './stable/random-ids.ts'
import type { Rule, TextPlace } from './stable/rule.ts'
import { temporaryPathRule } from './stable/temporary-paths.ts'
import { dateRule, durationRule, imageDateRule } from './stable/times.ts'
import { CELL_TIMING, withoutTiming } from './stable/timing.ts'
import { widgetOrder } from './stable/widget-order.ts'
import type { Transform } from './transform.ts'

/** What is made the same for every run of a notebook. */
export interface StableOptions {
  /** Execution counts become 1, 2, 3 … in order, also where tracebacks mention them (`In[12]`). Default true. */
  readonly executionCounts?: boolean
  /**
   * Times in metadata go: `execution`, `ExecuteTime`, those of papermill, Colab and Azure, those of the run the
   * notebook was made from, and the date in matplotlib's SVG. Default true.
   */
  readonly timing?: boolean
  /** What `%time`, `%timeit` and tqdm print: `Wall time: …`. Default true. */
  readonly durations?: boolean
  /**
   * Memory addresses: `<Figure at 0x…1>`, Java's `Thing@…2`. `same` gives all of them `0x…`: objects that do not live
   * at the same time may share an address in one run and not in the next. Default true.
   */
  readonly addresses?: boolean | 'same'
  /** Paths of temporary files: `/tmp/…1.csv`, `/tmp/ipykernel_…/3.py`. Default true. */
  readonly temporaryPaths?: boolean
  /** Ids of widget models, in outputs, in the saved state and in Colab's metadata. Default true. */
  readonly widgetIds?: boolean
  /**
   * UUIDs in outputs, and the ids that pandas' Styler, matplotlib's SVG and Vega-Altair make up; Colab's `outputId`
   * goes. Default true.
   */
  readonly randomIds?: boolean
  /** Dates with a time in outputs become `0000-00-00 00:00:00`. Default false: they may be what matters. */
  readonly dates?: boolean
}

const OPTIONS = {
  executionCounts: YES_OR_NO,
  timing: YES_OR_NO,
  durations: YES_OR_NO,
  addresses: [...YES_OR_NO, 'same'],
  temporaryPaths: YES_OR_NO,
  widgetIds: YES_OR_NO,
  randomIds: YES_OR_NO,
  dates: YES_OR_NO,
} as const

/**
 * Makes exports of a notebook that was run again equal where only the run differs, for golden files and diffs. What
 * is equal stays recognisable: an address, path or id becomes a number in the order of appearance, and the same one
 * everywhere in the notebook. Texts, tracebacks (also between colours), HTML, SVG and JSON of outputs change;
 * sources, Markdown, raster images and other base64 never do. Applied twice, it does no more.
 *
 * Put it behind `coalesceStreams`, which joins texts that were flushed in pieces, and beside `deterministicIds`
 * where cells get new ids on every run. DANGER: two results that differ only in such a thing look equal.
 *
 * Throws `INVALID_OPTION` for another option.
 */
export function stable(options: StableOptions = {}): Transform {
  checkOptions(options, OPTIONS)
  const { executionCounts = true, timing = true, randomIds = true } = options
  const cellPaths: PathTree = new Map([...(timing ? CELL_TIMING : []), ...(randomIds ? OUTPUT_ID : [])])
  return (notebook) => {
    const counts = numberCounts(notebook)
    const rules = rulesOf(notebook, counts, options)
    const mapped = mapCells(notebook, (cell) => {
      const metadata = rules.metadata(withoutPaths(cell.metadata, cellPaths))
      const kept = metadata === cell.metadata ? cell : { ...cell, metadata }
      if (kept.cell_type !== 'code' || cell.cell_type !== 'code') return kept
      const after = executionCounts ? counts.ofCell(cell) : cell.execution_count
      const count = { before: cell.execution_count, after }
      const outputs = mapShared(kept.outputs, (output) => mapOutput(output, rules, count))
      const changed = outputs === kept.outputs ? kept : { ...kept, outputs }
      return executionCounts ? withCount(changed, after) : changed
    })
    const metadata = rules.metadata(notebook.metadata)
    const renamed = metadata === notebook.metadata ? mapped : { ...mapped, metadata }
    return timing ? withoutTiming(renamed) : renamed
  }
}

const OUTPUT_ID = pathTree(['outputId'])

interface Rules extends OutputRules {
  /** Metadata is no result: only the ids of widgets change. */
  readonly metadata: <T extends JsonObject>(metadata: T) => T
}

/** The rules count from 1 in each notebook. */
function rulesOf(notebook: Notebook, counts: Counts, options: StableOptions): Rules {
  const { executionCounts = true, timing = true, durations = true, dates = false } = options
  const { addresses = true, temporaryPaths = true, widgetIds = true, randomIds = true } = options
  const { numberOf, format } = createIds()
  const order = widgetOrder(notebook)
  if (widgetIds) order.forEach(numberOf)
  const isWidget = (key: string): boolean => order.has(key)
  const ids = idRule(format, { isWidget, widgets: widgetIds, random: randomIds })
  const inMetadata = idRule(format, { isWidget, widgets: widgetIds, random: false })
  const rename = (text: string): string => inMetadata(text, NOWHERE)
  // What removes text comes first: numbers are not to count what is gone the second time.
  const list: readonly Rule[] = [
    ...(temporaryPaths ? [temporaryPathRule()] : []),
    ...(executionCounts ? [countRule(counts)] : []),
    ...(durations ? [durationRule] : []),
    ...(timing ? [imageDateRule] : []),
    ...(dates ? [dateRule] : []),
    ...(addresses ? [addressRule(addresses !== 'same')] : []),
    ...(widgetIds || randomIds ? [ids] : []),
  ]
  return {
    text: (text, place) => list.reduce((before, rule) => rule(before, place), text),
    key: ids,
    metadata: (metadata) =>
      widgetIds && order.size > 0 ? (mapJson(metadata, rename, rename) as typeof metadata) : metadata,
  }
}

const NOWHERE: TextPlace = { kind: 'text', count: { before: null, after: null } }
