import {
  type ChecksItem,
  type JsonValue,
  type LogsItem,
  limitsOf,
  type OutputItem,
  PlatenError,
  type RunState,
  type TaskRunMeta,
  type TaskRunOutput,
  type Truncation,
} from '../../index.ts'
import { compact, compactOrNone, Fields } from '../fields.ts'
import { readTextOrJson, type SourceOptions } from '../payload.ts'
import { parseXml, type XmlDocument, xmlJson } from '../xml.ts'
import { type Suite, suitesOf } from './suites.ts'
import { secondsOf, type TestCase } from './test-case.ts'

const JUNIT = 'junit'

export type JunitPayload = string | Uint8Array

/**
 * A test report in JUnit's XML, as pytest, Maven Surefire, Jest, Go's tools, Playwright and their like write it: a check
 * per test, grouped by suite or class, an error per failure, what tests wrote as logs, attachments as files.
 *
 * There is no standard; https://github.com/testmoapp/junitxml gathers what is common,
 * https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd is Surefire's. A document type is
 * refused; a report that ends in the middle is shown as far as it goes, and says so.
 *
 * @throws PlatenError `INVALID_SOURCE` with line and column, `INVALID_ENCODING`, `LIMIT_EXCEEDED`
 */
export function fromJunitXml(payload: JunitPayload, options: SourceOptions = {}): TaskRunOutput {
  return convertJunit(readTextOrJson(payload, options).value, options)
}

/** Tells what {@link convertJunit} reads: XML whose first element is a suite, or suites. */
export function isJunit(value: JsonValue): boolean {
  if (typeof value !== 'string') return false
  let at = skipSpace(value, 0)
  for (let i = 0; i < MAX_PROLOGUE; i++) {
    const end = value.startsWith('<?', at) ? '?>' : value.startsWith('<!--', at) ? '-->' : undefined
    if (end === undefined) break
    const found = value.indexOf(end, at)
    if (found < 0) return false
    at = skipSpace(value, found + end.length)
  }
  return /^<testsuites?[\s/>]/.test(value.slice(at, at + 20))
}

const MAX_PROLOGUE = 20

function skipSpace(text: string, from: number): number {
  let at = from
  while (/[\s\uFEFF]/.test(text.charAt(at))) at++
  return at
}

/** {@link fromJunitXml} for a payload that has been read. */
export function convertJunit(value: JsonValue, options: SourceOptions): TaskRunOutput {
  if (typeof value !== 'string') throw notJunit('The payload is not text.')
  const maxDepth = limitsOf(options.limits).jsonDepth
  const document = parseXml(value.replace(/^[\s\uFEFF]+/, ''), { maxDepth, onWarning: options.onWarning })
  const { root } = document
  if (root.name !== 'testsuites' && root.name !== 'testsuite')
    throw notJunit(`The root element is <${root.name}>.`)
  const suites = suitesOf(root)
  const cases = suites.flatMap((suite) => suite.cases)
  return {
    version: 1,
    meta: meta(document, suites, cases, options),
    outputs: [
      checks(suites, cases, document),
      ...cases.flatMap(({ files }) => files),
      ...suites.flatMap(({ items }) => items),
      ...cases.flatMap(({ isBad, output }) => (isBad ? output : [])),
      ...suites.flatMap(quietOutput),
      ...cases.flatMap(({ errors }) => errors),
    ],
  }
}

function checks(
  suites: readonly Suite[],
  cases: readonly TestCase[],
  { root, isCut }: XmlDocument,
): ChecksItem {
  const rest = cases.map((one) => one.rest).filter((one) => one !== undefined)
  const ofRoot = root.name === 'testsuites' ? compactOrNone(root.attributes) : undefined
  const others = root.name === 'testsuites' ? root.children.filter(({ name }) => !SUITES.has(name)) : []
  const text = root.name === 'testsuites' ? root.text.trim() : ''
  return compact<ChecksItem>({
    kind: 'checks',
    title: 'Tests',
    checks: cases.map(({ check }) => check),
    truncated: truncation(suites, cases.length, isCut),
    vendor: compactOrNone({
      ...(ofRoot && { testsuites: ofRoot }),
      suites: suites.map(({ rest: ofSuite }) => ofSuite),
      ...(rest.length > 0 && { tests: rest }),
      ...(others.length > 0 && { other: others.map(xmlJson) }),
      ...(text !== '' && { text }),
    }),
  })
}

const SUITES: ReadonlySet<string> = new Set(['testsuite', 'testcase'])

function truncation(suites: readonly Suite[], found: number, isCut: boolean): Truncation | undefined {
  const declared = suites.reduce(
    (sum, suite) => sum + (suite.cases.length > 0 ? (suite.declared ?? 0) : 0),
    0,
  )
  const omitted = declared > found ? declared - found : undefined
  if (isCut) return compact<Truncation>({ omitted, unit: 'items', reason: 'The report ends in the middle.' })
  if (omitted === undefined) return undefined
  return { omitted, unit: 'items', reason: 'The report counts more tests than it lists.' }
}

/** What tests that did not fail wrote: one item per suite and stream. */
function quietOutput({ name, cases }: Suite): readonly OutputItem[] {
  const written = cases.flatMap(({ isBad, output }) => (isBad ? [] : output))
  return (['stdout', 'stderr'] as const).flatMap((stream) => {
    const parts = written.filter((item) => item.stream === stream)
    if (parts.length === 0) return []
    const text = parts.map((part) => `── ${part.title} ──\n${part.text?.replace(/\n?$/, '\n')}`).join('\n')
    return [
      { kind: 'logs', title: `Output of tests that did not fail: ${name}`, stream, text } satisfies LogsItem,
    ]
  })
}

const NAMED = 3

function meta(
  { root, isCut }: XmlDocument,
  suites: readonly Suite[],
  cases: readonly TestCase[],
  options: SourceOptions,
): TaskRunMeta {
  const attributes = new Fields(root.attributes)
  const starts = suites.flatMap(({ start }) => start ?? [])
  const total =
    secondsOf(attributes.peekText('time')) ??
    suites.reduce<number | undefined>(
      (sum, { duration }) => (duration === undefined ? sum : (sum ?? 0) + duration),
      undefined,
    )
  const startTime = starts.reduce<number | undefined>(
    (least, start) => Math.min(least ?? start, start),
    undefined,
  )
  return compact<TaskRunMeta>({
    system: JUNIT,
    title: attributes.peekText('name') ?? (suites.length === 1 ? suites[0]!.name : options.name),
    state: state(cases, isCut),
    startTime,
    durations: total === undefined ? undefined : { total },
  })
}

function state(cases: readonly TestCase[], isCut: boolean): RunState {
  const bad = cases.filter(({ isBad }) => isBad)
  const skipped = cases.filter(({ check }) => check.status === 'skipped').length
  const some = bad.slice(0, NAMED).map(({ check }) => check.name)
  const more = bad.length > NAMED ? ` and ${bad.length - NAMED} more` : ''
  const message = [
    bad.length === 0
      ? `${cases.length} tests, none failed.`
      : `${bad.length} of ${cases.length} tests failed: ${some.join(', ')}${more}.`,
    ...(skipped === 0 ? [] : [`${skipped} skipped.`]),
    ...(isCut ? ['The report ends in the middle.'] : []),
  ].join(' ')
  const result = bad.length > 0 ? 'failed' : isCut ? undefined : 'success'
  return compact<RunState>({ lifecycle: 'ended', result, message })
}

function notJunit(message: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message,
    pointer: '',
    help: 'Expected a test report in XML with <testsuites> or <testsuite> around everything.',
  })
}
