import type { ChecksItem, JsonValue, OutputItem } from '../../index.ts'
import { compact, compactOrNone, Fields, isObject } from '../fields.ts'
import { strayItem } from '../stray.ts'
import { type Expectation, expectationOf } from './expectation.ts'

/** One suite held against one batch. */
export interface Validation {
  readonly items: readonly OutputItem[]
  readonly success: boolean | undefined
  readonly evaluated: number
  /** What those that were not met are about. */
  readonly unmet: readonly string[]
  readonly suite: string | undefined
  readonly asset: string | undefined
  /** `meta` of the result. */
  readonly meta: Fields
}

/** A validation result, as `to_json_dict` has it or as `describe` prints it. */
export function validationOf(result: Fields, title: string | undefined): Validation {
  const meta = new Fields(objectOf(result.peek('meta')))
  const suite = result.text('suite_name') ?? meta.peekText('expectation_suite_name')
  const asset = assetOf(meta)
  const entries = result.list('results') ?? result.list('expectations') ?? []
  const found = entries.map((entry) => ({ entry, expectation: expectationOf(entry) }))
  const expectations = found.flatMap(({ expectation }) => expectation ?? [])
  const strays = found.flatMap(({ entry, expectation }, i) =>
    expectation === undefined ? [strayItem('results', i, entry)] : [],
  )
  const success = result.flag('success')
  const link = result.text('result_url')
  const items: OutputItem[] = [
    checks(expectations, title ?? ([suite, asset].filter(Boolean).join(' on ') || 'Expectations'), result),
    ...expectations.flatMap(({ details }) => details),
    ...strays,
    ...(link === undefined ? [] : [{ kind: 'link', label: 'Validation result', url: link } as const]),
  ]
  const unmet = expectations.flatMap(({ check, subject }) => (check.status === 'passed' ? [] : [subject]))
  return { items, success, evaluated: entries.length, unmet, suite, asset, meta }
}

function objectOf(value: JsonValue | undefined) {
  return isObject(value) ? value : {}
}

function assetOf(meta: Fields): string | undefined {
  for (const key of ['active_batch_definition', 'batch_spec', 'batch_kwargs']) {
    const at = meta.peek(key)
    const name = isObject(at) ? new Fields(at).text('data_asset_name') : undefined
    if (name !== undefined) return name
  }
  return undefined
}

/** What the items do not show is kept with the checks: each expectation's, and the result's own. */
function checks(expectations: readonly Expectation[], title: string, result: Fields): ChecksItem {
  const rest = expectations.map((one) => one.rest).filter((one) => one !== undefined)
  const vendor = compactOrNone({ ...result.rest(), ...(rest.length > 0 && { expectations: rest }) })
  return compact<ChecksItem>({
    kind: 'checks',
    title,
    checks: expectations.map(({ check }) => check),
    vendor,
  })
}
