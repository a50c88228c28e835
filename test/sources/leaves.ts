import type { TaskRunOutput } from '../../src/model/task-run.ts'
import { JsonNumber } from '../../src/text/json/number.ts'

export type Leaf = string | number | boolean

/** The strings, numbers and flags of a JSON value, with their pointers. */
export function* leaves(value: unknown, pointer = ''): Generator<readonly [string, Leaf]> {
  if (value instanceof JsonNumber) yield [pointer, value.text]
  else if (['string', 'number', 'boolean'].includes(typeof value)) yield [pointer, value as Leaf]
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* leaves(item, `${pointer}/${key}`)
  }
}

/** Without the colours that an adapter or the payload itself put there. */
export function withoutColours(text: string): string {
  return text.replace(/\u001b\[[\d;]*m/g, '')
}

/** All text of a run, as one; an error also as `name: message`. */
export function textOf(run: TaskRunOutput): string {
  const errors = run.outputs.flatMap((item) => (item.kind === 'error' ? `${item.name}: ${item.message}` : []))
  return [...[...leaves(run)].map(([, leaf]) => String(leaf)), ...errors].join('\n')
}
