import type { Check, ErrorItem, FileItem, JsonObject, LogsItem } from '../../index.ts'
import { errorItem } from '../error-trace.ts'
import { compact, Fields } from '../fields.ts'
import { type XmlElement, xmlJson } from '../xml.ts'

/** One test: a check, why it failed, and what it wrote. */
export interface TestCase {
  readonly check: Check
  readonly isBad: boolean
  readonly errors: readonly ErrorItem[]
  readonly output: readonly LogsItem[]
  readonly files: readonly FileItem[]
  /** What nothing above says. */
  readonly rest: JsonObject | undefined
}

const STATUSES: readonly (readonly [string, Check['status']])[] = [
  ['error', 'error'],
  ['failure', 'failed'],
  ['skipped', 'skipped'],
  // Surefire ran it again, and it passed.
  ['flakyFailure', 'warning'],
  ['flakyError', 'warning'],
]

/** `suite` is the group, where several suites are shown. */
export function testCase(element: XmlElement, suite: string | undefined): TestCase {
  const attributes = new Fields(element.attributes)
  const named = attributes.text('name')
  const className = attributes.text('classname')
  const group = suite ?? className
  const name = nameOf(named, className, group)
  const verdict = STATUSES.find(([tag]) => element.children.some((child) => child.name === tag))
  const status = verdict?.[1] ?? (element.isOpen ? 'unknown' : 'passed')
  const problems = element.children.filter((child) => PROBLEMS.has(child.name))
  const label = group === undefined || group === name ? name : `${group}: ${name}`
  const errors = problems.flatMap((problem) => errorOf(problem, label) ?? [])
  const streams = element.children.filter((child) => STREAMS.has(child.name))
  const output = streams.flatMap((stream) => outputOf(stream, `Output of ${label}`) ?? [])
  const shown = new Set([...problems, ...streams])
  const others = element.children.filter((child) => !shown.has(child) && !isSimpleSkip(child))
  const rest = compact({
    test: label,
    ...attributes.rest(),
    ...(element.text.trim() !== '' && { text: element.text }),
    ...(others.length > 0 && { children: others.map(xmlJson) }),
    ...(problems.length > 0 && { problems: problems.map(({ name, attributes }) => ({ name, attributes })) }),
  })
  return {
    check: compact<Check>({
      name,
      status,
      group,
      message: errors[0]
        ? shortMessage(errors[0])
        : reasonOf(element.children.find((child) => child.name === verdict?.[0])),
      duration: secondsOf(attributes.peekText('time')),
    }),
    isBad: status === 'failed' || status === 'error',
    errors,
    output,
    files: streams.flatMap(filesOf),
    rest: Object.keys(rest).length > 1 ? rest : undefined,
  }
}

const PROBLEMS: ReadonlySet<string> = new Set(['error', 'failure', 'rerunFailure', 'rerunError'])
const STREAMS: ReadonlySet<string> = new Set(['system-out', 'system-err'])

/** jest-junit's class is the title once more. */
function nameOf(name: string | undefined, className: string | undefined, group: string | undefined): string {
  if (name === undefined) return className ?? '(no name)'
  return className === undefined || className === group || className === name ? name : `${className}: ${name}`
}

/** Seconds as milliseconds; some locales wrote thousands with a comma. */
export function secondsOf(text: string | undefined): number | undefined {
  const seconds = text === undefined ? Number.NaN : Number(text.replace(/,(?=\d{3})/g, ''))
  return Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1e6) / 1e3 : undefined
}

function errorOf(problem: XmlElement, title: string): ErrorItem | undefined {
  const attributes = new Fields(problem.attributes)
  const type = attributes.text('type')
  const message = attributes.text('message')
  // Surefire has what it ran again in elements of their own.
  const trace = problem.children.find((child) => child.name === 'stackTrace')?.text ?? problem.text
  const traceback = trace.trim() === '' ? undefined : trace.replace(/^\s*\n|\s+$/g, '')
  const rest = problem.children.filter((child) => child.name !== 'stackTrace')
  const found = errorItem(message, traceback) ?? { kind: 'error', name: 'Failure', message: '' }
  const said = type === undefined ? found.message : (message ?? found.message)
  return compact<ErrorItem>({
    ...found,
    title,
    name: type ?? (found.name === 'Error' && problem.name !== 'error' ? 'Failure' : found.name),
    message: said === 'Failed' ? (GO_LINE.exec(trace)?.[1] ?? said) : said,
    vendor: rest.length > 0 ? { children: rest.map(xmlJson) } : undefined,
  })
}

/** Go's tools say no more than that it failed; what the test said is in its output. */
const GO_LINE = /^\s*(\w+\.go:\d+: [^\n]+)$/m

const SHORT = 300

function shortMessage({ name, message }: ErrorItem): string {
  const line = message.split(/\r?\n/, 1)[0]!
  const text = line === '' ? name : line
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text
}

/** Why a test was skipped, or what failed before it passed. */
function reasonOf(child: XmlElement | undefined): string | undefined {
  if (child === undefined) return undefined
  const said = new Fields(child.attributes).text('message') ?? child.text.trim()
  const prefix = child.name.startsWith('flaky') ? 'Flaky, passed when run again' : undefined
  return [prefix, said].filter(Boolean).join(': ') || undefined
}

/** A skip that says nothing but its message is all in the check. */
function isSimpleSkip({ name, attributes, text, children }: XmlElement): boolean {
  const keys = Object.keys(attributes)
  return (
    name === 'skipped' &&
    children.length === 0 &&
    (keys.length === 0 || (keys.join() === 'message' && text.trim() === ''))
  )
}

/** What was written to a standard stream, under a title. */
export function outputOf(stream: XmlElement, title: string): LogsItem | undefined {
  const text = stream.text.replace(/^\r?\n/, '')
  if (text.trim() === '') return undefined
  return { kind: 'logs', title, stream: stream.name === 'system-err' ? 'stderr' : 'stdout', text }
}

const ATTACHMENT = /\[\[ATTACHMENT\|([^\]\n]{1,2000})\]\]/g

/** Files that a test wrote, by the convention of Jenkins that Playwright follows. */
function filesOf({ text }: XmlElement): readonly FileItem[] {
  return [...text.matchAll(ATTACHMENT)].map(([, path]) => {
    const parts = path!.split(/[\\/]/)
    return { kind: 'file', name: parts.at(-1) || path!, url: path! }
  })
}
