import type { ErrorOutput } from '../../../model/notebook.ts'
import { stripEscapes } from '../../../text/escape-sequence.ts'
import { outputCell } from '../draft.ts'
import type { ItemOf, ItemReader } from '../item-reader.ts'

/** An error output. A traceback that does not say what went wrong gets the message as its last line. */
export const readError: ItemReader<'error'> = (item) => [
  outputCell([errorOutput(item)], { kind: 'error' }, item.title ?? item.name),
]

function errorOutput({ name, message, traceback }: ItemOf<'error'>): ErrorOutput {
  const lines =
    typeof traceback === 'string' ? splitTraceback(traceback) : (traceback ?? []).map(withoutLineEnd)
  const isComplete = lines.length === 0 || says(lines, message)
  return {
    output_type: 'error',
    ename: name,
    evalue: message,
    traceback: isComplete ? lines : [...lines, message === '' ? name : `${name}: ${message}`],
  }
}

/** Notebook programs show a traceback's lines joined by line feeds. */
function splitTraceback(text: string): readonly string[] {
  return text === '' ? [] : withoutLineEnd(text).split(/\r?\n/)
}

/** Python's traceback module ends its lines itself. */
function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '')
}

function says(lines: readonly string[], message: string): boolean {
  const words = stripEscapes(message)
    .trim()
    .split(/[\r\n]/, 1)[0]!
  return words === '' || stripEscapes(lines.join('\n')).includes(words)
}
