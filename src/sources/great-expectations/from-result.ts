import {
  type JsonObject,
  type JsonValue,
  type OutputItem,
  PlatenError,
  type RunState,
  type TaskRunMeta,
  type TaskRunOutput,
} from '../../index.ts'
import { compact, compactOrNone, Fields, isObject } from '../fields.ts'
import { peekInstant } from '../instant.ts'
import { readPayload, type SourceOptions } from '../payload.ts'
import { type Validation, validationOf } from './validation.ts'
import type {
  GreatExpectationsCheckpointDescription,
  GreatExpectationsCheckpointResult,
  GreatExpectationsValidationResult,
} from './wire.ts'

const GREAT_EXPECTATIONS = 'great-expectations'

export type GreatExpectationsPayload =
  | string
  | Uint8Array
  | GreatExpectationsValidationResult
  | GreatExpectationsCheckpointResult
  | GreatExpectationsCheckpointDescription
  | JsonObject

/**
 * What Great Expectations found out, versions 0.13 to 1.x: a validation result, a checkpoint result, or what `describe()`
 * of either prints. A check per expectation, grouped by column; values that were not expected as tables; exceptions as
 * errors.
 *
 * Documented at https://docs.greatexpectations.io/docs/reference/api/core/expectationsuitevalidationresult_class/ and
 * https://docs.greatexpectations.io/docs/reference/api/checkpoint/checkpointresult_class.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `INVALID_SOURCE`, `LIMIT_EXCEEDED`
 */
export function fromGreatExpectations(
  payload: GreatExpectationsPayload,
  options: SourceOptions = {},
): TaskRunOutput {
  return convertGreatExpectations(readPayload(payload, options))
}

/** Tells what {@link convertGreatExpectations} reads. */
export function isGreatExpectations(value: JsonValue): boolean {
  if (!isObject(value)) return false
  const fields = new Fields(value)
  const runs = fields.peek('run_results')
  if (isObject(runs)) return Object.values(runs).some((run) => isObject(run) && isValidation(unwrapped(run)))
  const described = fields.list('validation_results')
  if (described !== undefined) return described.some((run) => isObject(run) && isValidation(run))
  return isValidation(value)
}

/** A verdict and results of which the first says what was expected; or none, and whose they are. */
function isValidation(value: JsonObject): boolean {
  const fields = new Fields(value)
  const results = fields.list('results') ?? fields.list('expectations')
  if (fields.flag('success') === undefined || results === undefined) return false
  const [first] = results
  if (first === undefined) {
    const meta = fields.peek('meta')
    return isObject(meta) && meta.great_expectations_version !== undefined
  }
  return isObject(first) && (isObject(first.expectation_config) || typeof first.expectation_type === 'string')
}

function unwrapped(run: JsonObject): JsonObject {
  const inner = new Fields(run).peek('validation_result')
  return isObject(inner) ? inner : run
}

/** {@link fromGreatExpectations} for a payload that has been read. */
export function convertGreatExpectations(value: JsonValue): TaskRunOutput {
  if (!isObject(value)) throw notOurs('The payload is not an object.', '')
  const fields = new Fields(value)
  if (isObject(fields.peek('run_results')) || Array.isArray(fields.peek('validation_results')))
    return fromCheckpoint(fields)
  if (fields.peek('results') === undefined && fields.peek('expectations') === undefined)
    throw notOurs('The payload has neither "results", "run_results" nor "validation_results".', '')
  // What is left of a validation by itself is kept with its checks.
  const validation = validationOf(fields, undefined)
  return { version: 1, meta: meta([validation], validation.meta, {}), outputs: validation.items }
}

function fromCheckpoint(fields: Fields): TaskRunOutput {
  const runs = fields.fields('run_results')
  const parts = runs ? keyed(runs) : described(fields.list('validation_results') ?? [])
  const validations = parts.flatMap(({ validation }) => validation ?? [])
  const verdict = fields.flag('success')
  const config = fields.peek('checkpoint_config')
  const name = isObject(config) ? new Fields(config).text('name') : undefined
  const url = fields.text('validation_result_url')
  const runMeta = fields.peek('run_id')
  const clock = isObject(runMeta) ? new Fields({ run_id: runMeta }) : (validations[0]?.meta ?? new Fields({}))
  const about = {
    title: name === undefined ? undefined : `Checkpoint ${name}`,
    jobName: name,
    success: verdict,
    links: url === undefined ? undefined : [{ label: 'Validation result', url }],
    vendor: compactOrNone(fields.rest() ?? {}),
  }
  return { version: 1, meta: meta(validations, clock, about), outputs: parts.flatMap(({ items }) => items) }
}

interface Part {
  readonly validation?: Validation
  readonly items: readonly OutputItem[]
}

function keyed(runs: Fields): readonly Part[] {
  return Object.entries(runs.object).map(([key, run]) => {
    if (!isObject(run)) return stray(run ?? null)
    const outer = new Fields(run)
    const inner = outer.fields('validation_result')
    const { items, ...validation } = validationOf(inner ?? outer, undefined)
    const rest = compactOrNone({ validation_result_identifier: key, ...(inner && outer.rest()) })
    return { validation: { items, ...validation }, items: withVendor(items, rest) }
  })
}

function described(list: readonly JsonValue[]): readonly Part[] {
  return list.map((run, i) => {
    if (!isObject(run)) return stray(run)
    const validation = validationOf(new Fields(run), list.length > 1 ? `Validation ${i + 1}` : undefined)
    return { validation, items: validation.items }
  })
}

function stray(value: JsonValue): Part {
  return { items: [{ kind: 'unknown', type: 'validation result', value }] }
}

/** The checks come first and bear what the checkpoint says of the validation. */
function withVendor(items: readonly OutputItem[], more: JsonObject | undefined): readonly OutputItem[] {
  const [first, ...others] = items
  if (first === undefined || more === undefined) return items
  return [{ ...first, vendor: { ...first.vendor, ...more } }, ...others]
}

interface About {
  readonly title?: string | undefined
  readonly jobName?: string | undefined
  readonly success?: boolean | undefined
  readonly links?: TaskRunMeta['links'] | undefined
  readonly vendor?: JsonObject | undefined
}

function meta(validations: readonly Validation[], clock: Fields, about: About): TaskRunMeta {
  const [first] = validations
  const runId = clock.peek('run_id')
  const run = isObject(runId) ? new Fields(runId) : undefined
  const time = run && peekInstant(run, 'run_time')
  const suites = [first?.suite, first?.asset].filter(Boolean).join(' on ')
  return compact<TaskRunMeta>({
    system: GREAT_EXPECTATIONS,
    title: about.title ?? (suites || 'Great Expectations'),
    runId: run?.peekText('run_name'),
    jobName: about.jobName,
    state: state(validations, about.success),
    startTime: time,
    links: about.links,
    vendor: about.vendor,
  })
}

const NAMED = 3

function state(validations: readonly Validation[], verdict: boolean | undefined): RunState {
  const evaluated = validations.reduce((sum, one) => sum + one.evaluated, 0)
  const unmet = validations.flatMap((one) => one.unmet)
  const success = verdict ?? validations.every((one) => one.success !== false)
  const subjects = [...new Set(unmet)]
  const more = subjects.length > NAMED ? ` and ${subjects.length - NAMED} more` : ''
  const were = evaluated === 1 ? 'expectation was' : 'expectations were'
  const message =
    unmet.length === 0
      ? undefined
      : `${unmet.length} of ${evaluated} ${were} not met: ${subjects.slice(0, NAMED).join(', ')}${more}.`
  return compact<RunState>({ lifecycle: 'ended', result: success ? 'success' : 'failed', message })
}

function notOurs(message: string, pointer: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message,
    pointer,
    help: 'Expected a validation result or a checkpoint result of Great Expectations, or what describe() prints.',
  })
}
