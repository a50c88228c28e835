import { type JsonValue, PlatenError } from '../index.ts'
import type { SourceAdapter } from './adapter.ts'
import { sourceAdapters } from './adapters.ts'
import { errorAnswered } from './error-answer.ts'

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

const LIKE_JSON = /^\s*[[{"]/

/** Why nothing knows this payload; for text that looks like JSON, what is wrong with that. */
export function unknownSource(value: JsonValue, error: PlatenError | undefined): PlatenError {
  const names = `Known are ${sourceAdapters.map(({ name }) => name).join(', ')}.`
  if (typeof value !== 'string') {
    return (
      errorAnswered(value) ??
      unknown(
        'The job system this payload comes from could not be recognised.',
        `${names} Name one with the option "from", or build a TaskRunOutput yourself.`,
      )
    )
  }
  if (isBlank(value)) return emptyInput()
  if (error !== undefined && LIKE_JSON.test(value)) return error
  return unknown(
    'This text is of no shape that Platen recognises.',
    `For plain text, set the option "from" to "log", or give a name that ends in .log ({ name: 'cron.log' }). ${names}`,
  )
}

export function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** By the code that an empty text has as JSON, in words that help more. */
export function emptyInput(): PlatenError {
  return new PlatenError({
    code: 'INVALID_JSON',
    message: 'The input is empty.',
    help: 'If it is the log of a program that wrote nothing, set the option "from" to "log", or give a name that ends in .log.',
  })
}

function unknown(message: string, help: string): PlatenError {
  return new PlatenError({ code: 'UNKNOWN_SOURCE', message, help })
}
