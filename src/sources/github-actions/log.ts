import type { ErrorItem, LogLine, LogsItem, OutputItem } from '../../index.ts'
import { stripEscapes } from '../../text/escape-sequence.ts'
import { compact } from '../fields.ts'
import { instantOf } from '../instant.ts'

/** A timestamp as runners write it, behind the job and the step where `gh run view --log` wrote the log. */
const LINE =
  /^\uFEFF?(?:([^\t\n]{1,200})\t([^\t\n]{1,300})\t\uFEFF?)?(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,9}Z)(?: |$)/
const COMMAND = /^##\[([a-z]+)\]/

/** Whether a text is the log of a job: its first lines bear a runner's timestamps, and some line a command. */
export function isGithubLog(text: string): boolean {
  const head = text.slice(0, HEAD).split('\n', LINES)
  const stamped = head.filter((line) => LINE.test(line)).length
  const hasTabs = /^[^\t\n]+\t[^\t\n]+\t/.test(text.replace(/^\uFEFF/, ''))
  return (
    stamped > 0 &&
    stamped >= head.length / 2 &&
    (hasTabs || /(?:^|Z )##\[[a-z]+\]/m.test(text.slice(0, COMMANDS)))
  )
}

const HEAD = 20_000
const LINES = 20
/** So far in, every log has had a group. */
const COMMANDS = 200_000

export interface GithubLog {
  readonly items: readonly OutputItem[]
  readonly startTime: number | undefined
  readonly endTime: number | undefined
  /** Of `gh run view --log`. */
  readonly job: string | undefined
}

interface Section {
  readonly title: string
  readonly lines: LogLine[]
}

/** A log as one item per step, and one error per step that reported some. */
export function readGithubLog(text: string): GithubLog {
  const sections: Section[] = []
  let first: string | undefined
  let last: string | undefined
  let job: string | undefined
  for (const raw of text.replace(/\r?\n$/, '').split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    const match = LINE.exec(line)
    const [, ofJob, step, stamp] = match ?? []
    const message = match === null ? line : line.slice(match[0].length)
    first ??= stamp
    last = stamp ?? last
    job ??= ofJob
    const section = sectionFor(sections, message, step)
    const shown = logLine(message, stamp)
    if (shown !== undefined) section.lines.push(shown)
  }
  const items = sections.filter(({ lines }) => lines.length > 0)
  return {
    items: [...items.map(logsItem), ...items.flatMap((section) => errorOf(section) ?? [])],
    startTime: first === undefined ? undefined : instantOf(first),
    endTime: last === undefined ? undefined : instantOf(last),
    job,
  }
}

const STEP = /^##\[group\](Run .*)$/
const AFTER = /^(Post job cleanup\.)$/
const FIRST = 'Set up job'

/** The step a line belongs to: the one it names, else one begins with the group that shows what it runs. */
function sectionFor(sections: Section[], message: string, step: string | undefined): Section {
  const open = sections.at(-1)
  const found = step ?? STEP.exec(message)?.[1] ?? AFTER.exec(message)?.[1]
  const title = found === undefined ? undefined : stripEscapes(found)
  if (open !== undefined && (title === undefined || (step !== undefined && open.title === title))) return open
  const section = { title: title ?? FIRST, lines: [] }
  sections.push(section)
  return section
}

/** The runner's command as the line's level; the end of a group says nothing. */
function logLine(message: string, timestamp: string | undefined): LogLine | undefined {
  const command = COMMAND.exec(message)
  if (command?.[1] === 'endgroup') return undefined
  return compact<LogLine>({
    message: command === null ? message : message.slice(command[0].length),
    timestamp,
    level: command?.[1],
  })
}

function logsItem({ title, lines }: Section): LogsItem {
  return { kind: 'logs', title, lines }
}

/** So many lines before an error most often say why. */
const CONTEXT = 25
const EXIT_CODE = /^Process completed with exit code/

/** What a step reported with `##[error]`, with the lines before the last of them. */
function errorOf({ title, lines }: Section): ErrorItem | undefined {
  const errors = lines.filter(({ level }) => level === 'error')
  if (errors.length === 0) return undefined
  const said = errors.find(({ message }) => !EXIT_CODE.test(message)) ?? errors[0]!
  const end = lines.lastIndexOf(errors.at(-1)!) + 1
  const context = lines.slice(Math.max(0, end - CONTEXT), end)
  const traceback = context
    .map(({ level, message }) => (level === 'error' ? `error: ${message}` : message))
    .join('\n')
  return { kind: 'error', title, name: 'Error', message: stripEscapes(said.message), traceback }
}
