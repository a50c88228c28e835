import type { ErrorItem, LogLine, LogsItem, OutputItem } from '../../index.ts'
import { stripEscapes } from '../../text/escape-sequence.ts'
import { compact } from '../fields.ts'
import { instantOf } from '../instant.ts'
import { drawGroups, isGroupMark } from '../log-groups.ts'

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

/** `##[error]Message`: what the runner says is kept apart from its command, groups' marks excepted. */
interface Line {
  readonly raw: string
  readonly step: string | undefined
  readonly timestamp: string | undefined
  readonly level: string | undefined
  readonly message: string
}

interface Section {
  readonly title: string
  readonly lines: Line[]
  readonly shown: LogLine[]
}

/** A log as one item per step, and one error per step that reported some. */
export function readGithubLog(text: string): GithubLog {
  const sections: Section[] = []
  let first: string | undefined
  let last: string | undefined
  let job: string | undefined
  const lines = text
    .replace(/\r?\n$/, '')
    .split('\n')
    .map((raw): Line => {
      const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
      const match = LINE.exec(line)
      const [, ofJob, step, stamp] = match ?? []
      first ??= stamp
      last = stamp ?? last
      job ??= ofJob
      return lineOf(match === null ? line : line.slice(match[0].length), step, stamp)
    })
  const messages = drawGroups(
    lines.map(({ message }) => message),
    (i) => LOUD.has(lines[i]!.level),
  )
  for (const [i, line] of lines.entries()) {
    const section = sectionFor(sections, line.raw, line.step)
    const { timestamp, level } = line
    section.lines.push(line)
    section.shown.push(compact<LogLine>({ message: messages[i]!, timestamp, level }))
  }
  return {
    items: [...sections.map(logsItem), ...sections.flatMap((section) => errorOf(section) ?? [])],
    startTime: first === undefined ? undefined : instantOf(first),
    endTime: last === undefined ? undefined : instantOf(last),
    job,
  }
}

const LOUD: ReadonlySet<string | undefined> = new Set(['warning', 'error'])

function lineOf(raw: string, step: string | undefined, timestamp: string | undefined): Line {
  const command = isGroupMark(raw) ? null : COMMAND.exec(raw)
  const message = command === null ? raw : raw.slice(command[0].length)
  return { raw, step, timestamp, level: command?.[1], message }
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
  const section: Section = { title: title ?? FIRST, lines: [], shown: [] }
  sections.push(section)
  return section
}

function logsItem({ title, shown }: Section): LogsItem {
  return { kind: 'logs', title, lines: shown }
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
  const context = lines
    .slice(0, end)
    .filter(({ raw }) => !isGroupMark(raw))
    .slice(-CONTEXT)
  const traceback = context
    .map(({ level, message }) => (level === 'error' ? `error: ${message}` : message))
    .join('\n')
  return { kind: 'error', title, name: 'Error', message: stripEscapes(said.message), traceback }
}
