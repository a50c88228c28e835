import type { JsonObject, JsonValue, OutputItem, TableItem } from '../../index.ts'
import { compact, Fields } from '../fields.ts'
import { instantOf } from '../instant.ts'
import { type XmlElement, xmlJson } from '../xml.ts'
import { outputOf, secondsOf, type TestCase, testCase } from './test-case.ts'

/** A suite with tests of its own. */
export interface Suite {
  readonly name: string
  readonly cases: readonly TestCase[]
  readonly start: number | undefined
  /** Milliseconds. */
  readonly duration: number | undefined
  /** How many tests it says it has. */
  readonly declared: number | undefined
  /** Properties, and what the suite itself wrote. */
  readonly items: readonly OutputItem[]
  readonly rest: JsonObject
}

interface Found {
  readonly element: XmlElement
  readonly name: string
  readonly cases: readonly XmlElement[]
}

/** All suites of a report, those within others under both names. */
export function suitesOf(root: XmlElement): readonly Suite[] {
  const found = findSuites(root)
  const withCases = found.filter(({ cases }) => cases.length > 0)
  return found.map((suite) => readSuite(suite, withCases.length > 1))
}

function findSuites(root: XmlElement): readonly Found[] {
  const found: Found[] = []
  const queue: { element: XmlElement; path: string }[] = [{ element: root, path: '' }]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { element, path } = next
    const own = new Fields(element.attributes).text('name')
    const isSuite = element.name === 'testsuite'
    const name = isSuite && own !== undefined ? [path, own].filter(Boolean).join(' › ') : path
    const cases = element.children.filter((child) => child.name === 'testcase')
    if (isSuite || cases.length > 0) found.push({ element, name: name || '(no name)', cases })
    const inner = element.children.filter((child) => child.name === 'testsuite')
    queue.unshift(...inner.map((child) => ({ element: child, path: name })))
  }
  return found
}

function readSuite({ element, name, cases }: Found, isOneOfSeveral: boolean): Suite {
  const attributes = new Fields(element.attributes)
  const read = cases.map((one) => testCase(one, isOneOfSeveral ? name : undefined))
  const others = element.children.filter((child) => !SHOWN.has(child.name))
  const streams = element.children.filter(
    (child) => child.name === 'system-out' || child.name === 'system-err',
  )
  const time = attributes.peekText('timestamp')
  const declared = Number(attributes.peekText('tests'))
  return {
    name,
    cases: read,
    start: time === undefined ? undefined : instantOf(time),
    duration: secondsOf(attributes.peekText('time')),
    declared: Number.isSafeInteger(declared) && declared > 0 ? declared : undefined,
    items: [
      ...properties(element, name),
      ...streams.flatMap((stream) => outputOf(stream, `Output of ${name}`) ?? []),
    ],
    rest: compact({
      ...element.attributes,
      ...(element.text.trim() !== '' && { text: element.text }),
      ...(others.length > 0 && { children: others.map(xmlJson) }),
    }),
  }
}

const SHOWN: ReadonlySet<string> = new Set([
  'testcase',
  'testsuite',
  'properties',
  'system-out',
  'system-err',
])

/** `<properties>`: the environment of a suite, as a table. */
function properties(element: XmlElement, name: string): readonly OutputItem[] {
  const groups = element.children.filter((child) => child.name === 'properties')
  const found = groups.flatMap((group) => group.children)
  const rows: (readonly JsonValue[])[] = []
  const rest: JsonValue[] = groups
    .filter(({ attributes, text }) => Object.keys(attributes).length > 0 || text.trim() !== '')
    .map(({ name: tag, attributes, text }) => ({ name: tag, attributes, text }))
  for (const child of found) {
    const attributes = new Fields(child.attributes)
    const key = attributes.text('name')
    const value = attributes.text('value') ?? child.text
    const isPlain =
      child.name === 'property' && attributes.rest() === undefined && child.children.length === 0
    if (isPlain && key !== undefined) rows.push([key, value])
    else rest.push(xmlJson(child))
  }
  if (rows.length === 0) return rest.map((value) => ({ kind: 'unknown', type: 'property', value }) as const)
  const table: TableItem = compact({
    kind: 'table',
    title: `Properties of ${name}`,
    columns: [{ name: 'Property' }, { name: 'Value' }],
    rows,
    vendor: rest.length > 0 ? { properties: rest } : undefined,
  })
  return [table]
}
