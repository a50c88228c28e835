import type { Output } from '../../../model/notebook.ts'
import type { LogLine } from '../../../model/task-run.ts'
import { timestampText } from '../../../text/timestamp.ts'
import { outputCell } from '../draft.ts'
import { note } from '../html.ts'
import type { ItemOf, ItemReader } from '../item-reader.ts'

/** A stream output. A structured line is `time level logger: message`, with times in UTC. */
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
  const head = [time, level, logger === undefined ? undefined : `${logger}:`]
  return [...head, message].filter((part) => part !== undefined && part !== '').join(' ')
}
