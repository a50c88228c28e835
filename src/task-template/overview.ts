import type { JsonValue } from '../index.ts'
import { escapeMarkdown } from '../text/escape-markdown.ts'
import { jsonText } from '../text/json-text.ts'
import { asWritten } from './as-written.ts'
import type { TaskDefinition, TaskSetting } from './definition.ts'

/** What a person wants to know of a template: name, description, schedule, settings. Markdown. */
export function overview(task: TaskDefinition): string {
  const { name, description, system, schedule = {}, settings = [] } = task
  const about = [
    ...(system === undefined ? [] : [['System', system]]),
    ...SCHEDULE.flatMap(([key, label]) =>
      schedule[key] === undefined ? [] : [[label, String(schedule[key])]],
    ),
  ]
  const parts = [
    `# ${escapeMarkdown(name)}`,
    ...(description === undefined || description === '' ? [] : paragraphs(description)),
    ...(about.length === 0 ? [] : [table(['', ''], about)]),
    ...sections(settings).flatMap(([section, list]) => [
      `## ${escapeMarkdown(section)}`,
      table(
        ['Setting', 'Value'],
        list.map((setting) => [setting.name, valueText(setting)]),
      ),
    ]),
  ]
  return parts.join('\n\n')
}

const SCHEDULE = [
  ['cron', 'Schedule'],
  ['timezone', 'Time zone'],
  ['start', 'Starts'],
  ['paused', 'Paused'],
] as const

function sections(settings: readonly TaskSetting[]): readonly (readonly [string, readonly TaskSetting[]])[] {
  const groups = new Map<string, TaskSetting[]>()
  for (const setting of settings) {
    const group = groups.get(setting.section)
    if (group) group.push(setting)
    else groups.set(setting.section, [setting])
  }
  return [...groups]
}

function valueText({ value, secret }: TaskSetting): string {
  if (secret) return '(to be filled in)'
  return typeof value === 'string' ? value : jsonText(asWritten(value as JsonValue), true)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n')
}

function cell(text: string): string {
  return escapeMarkdown(text.replace(/[\r\n]+/g, ' '))
}

/** A blank line in a text stays one; within a paragraph, white space does not matter to Markdown. */
function paragraphs(text: string): readonly string[] {
  return text
    .split(/\r?\n[\t ]*\r?\n/)
    .map(escapeMarkdown)
    .filter((paragraph) => paragraph !== '')
}
