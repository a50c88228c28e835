import type { Output } from '../../../model/notebook.ts'
import type { LogLine } from '../../../model/task-run.ts'
import { timestampText } from '../../../text/timestamp.ts'
import { outputCell } from '../draft.ts'
import { note } from '../html.ts'
import type { ItemOf, ItemReader } from '../item-reader.ts'

/** A stream output. A structured line is `time level logger: message`, with times in UTC; levels of trouble are coloured. */
export const readLogs: ItemReader<'logs'> = (item) => [
  outputCell([logOutput(item)], { kind: 'logs' }, item.title),
]

function logOutput({ stream, text = '', lines = [] }: ItemOf<'logs'>): Output {
  const formatted = lines.map((line) => `${logLine(line)}\n`).join('')
  const gap = text === '' || formatted === '' || text.endsWith('\n') ? '' : '\n'
  const all = text + gap + formatted
  return all === '' ? note('No output.') : { output_type: 'stream', name: stream ?? 'stdout', text: all }
}

function logLine({ timestamp, level, logger, message }: LogLine): string {
  const time = typeof timestamp === 'number' ? timestampText(timestamp) : timestamp
  const head = [time, level && coloured(level), logger === undefined ? undefined : `${logger}:`]
  return [...head, message].filter((part) => part !== undefined && part !== '').join(' ')
}

/** ANSI: red and yellow, and the colour before. */
const COLOURS: ReadonlyMap<string, number> = new Map([
  ...['ERROR', 'CRITICAL', 'FATAL', 'SEVERE'].map((level) => [level, 31] as const),
  ...['WARNING', 'WARN'].map((level) => [level, 33] as const),
])

function coloured(level: string): string {
  const colour = COLOURS.get(level.toUpperCase())
  return colour === undefined ? level : `\u001b[${colour}m${level}\u001b[39m`
}
