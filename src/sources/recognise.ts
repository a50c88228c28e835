import { type JsonValue, PlatenError } from '../index.ts'
import type { SourceAdapter } from './adapter.ts'
import { sourceAdapters } from './adapters.ts'

/**
 * The adapter a payload is for; undefined where none knows it. One whose shape is its own comes first, then the one
 * that the file's name tells, then the only one of those with a shape like many.
 *
 * @throws PlatenError `UNKNOWN_SOURCE` where several of the last could read it
 */
export function recognise(value: JsonValue, name: string | undefined): SourceAdapter | undefined {
  const able = sourceAdapters.filter((adapter) => takes(adapter, value))
  const strong = able.find(({ isWeak, detect }) => !isWeak && detect(value))
  if (strong !== undefined) return strong
  const named = name === undefined ? undefined : able.find(({ fileNames }) => fileNames?.test(name))
  if (named !== undefined) return named
  const weak = able.filter(({ isWeak, detect }) => isWeak && detect(value))
  if (weak.length > 1) throw ambiguous(weak)
  return weak[0]
}

function takes({ input = 'json' }: SourceAdapter, value: JsonValue): boolean {
  return typeof value === 'string' ? input !== 'json' : input !== 'text'
}

function ambiguous(adapters: readonly SourceAdapter[]): PlatenError {
  const titles = adapters.map(({ title }) => title.toLowerCase())
  const names = adapters.map(({ name }) => JSON.stringify(name))
  return new PlatenError({
    code: 'UNKNOWN_SOURCE',
    message: `This could be a ${titles.join(' or a ')}.`,
    help: `Say which with the option "from": ${names.join(' or ')}.`,
  })
}

const LIKE_JSON = /^\s*(?:[[{"]|$)/

/** Why nothing knows this payload; for text that looks like JSON, what is wrong with that. */
export function unknownSource(value: JsonValue, error: PlatenError | undefined): PlatenError {
  if (error !== undefined && typeof value === 'string' && LIKE_JSON.test(value)) return error
  const names = sourceAdapters.map(({ name }) => name).join(', ')
  return new PlatenError({
    code: 'UNKNOWN_SOURCE',
    message: `${typeof value === 'string' ? 'This text is of no shape that Platen recognises' : 'The job system this payload comes from could not be recognised'}.`,
    help: `Known are ${names}. Name one with the option "from", or build a TaskRunOutput yourself.`,
  })
}
