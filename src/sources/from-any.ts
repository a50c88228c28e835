import { type JsonValue, PlatenError, type TaskRunOutput } from '../index.ts'
import { joinPointer } from '../text/pointer.ts'
import { shown } from '../text/shown.ts'
import { similarName } from '../text/similar.ts'
import type { SourceAdapter } from './adapter.ts'
import { sourceAdapters } from './adapters.ts'
import { errorAnswered } from './error-answer.ts'
import { readPayload, readTextOrJson, type SourceOptions, type SourcePayload, textOf } from './payload.ts'
import { emptyInput, isBlank, recognise, unknownSource } from './recognise.ts'

export interface FromAnyOptions extends SourceOptions {
  /** The job system, by its name in `sourceAdapters`. Default: what `detectSource` finds. */
  readonly from?: string
}

/**
 * A task run from whatever a job system sent: one of `sourceAdapters`, named or recognised.
 *
 * @throws PlatenError `UNKNOWN_SOURCE` where none recognises it or several could read it, `INVALID_SOURCE` for
 *   an error that a service answered instead of a run, `INVALID_OPTION` for a `from` that is none of them
 *   and an option there is not, `INVALID_JSON` (also for what is empty), and what the adapter throws.
 */
export function fromAny(payload: SourcePayload, options: FromAnyOptions = {}): TaskRunOutput {
  checkOptions(options)
  if (options.from !== undefined) {
    const adapter = adapterNamed(options.from)
    const value = payloadFor(adapter, payload, options)
    const answered = adapter.isWeak || adapter.detect(value) ? undefined : errorAnswered(value)
    if (answered !== undefined) throw answered
    return adapter.convert(value, options)
  }
  const { value, error } = readTextOrJson(payload, options)
  const adapter = recognise(value, options.name)
  if (adapter === undefined) throw unknownSource(value, error)
  return adapter.convert(value, options)
}

/**
 * The name of the job system a payload is from, in `sourceAdapters`; undefined where none recognises it.
 *
 * @throws PlatenError `UNKNOWN_SOURCE` where several could read it; `INVALID_JSON` for text that nothing recognises and
 *   that looks like JSON or is empty, `INVALID_ENCODING`, `LIMIT_EXCEEDED`
 */
export function detectSource(payload: SourcePayload, options: SourceOptions = {}): string | undefined {
  checkOptions(options)
  const { value, error } = readTextOrJson(payload, options)
  const adapter = recognise(value, options.name)
  if (adapter !== undefined) return adapter.name
  const reason = unknownSource(value, error)
  if (reason.code === 'INVALID_JSON') throw reason
  return undefined
}

/** What was named is read as that, whatever it looks like. */
function payloadFor({ input }: SourceAdapter, payload: SourcePayload, options: SourceOptions): JsonValue {
  if (input === 'text') return textOf(payload) ?? readPayload(payload, options)
  // Said before JSON's own words for it, which would not help.
  if (input !== 'either' && isBlank(textOf(payload) ?? '…')) throw emptyInput()
  return input === 'either' ? readTextOrJson(payload, options).value : readPayload(payload, options)
}

function adapterNamed(name: string): SourceAdapter {
  const adapter = sourceAdapters.find((candidate) => candidate.name === name)
  if (adapter !== undefined) return adapter
  const names = sourceAdapters.map((one) => one.name)
  const similar = similarName(name, names)
  throw new PlatenError({
    code: 'INVALID_OPTION',
    message: `There is no source called ${JSON.stringify(name)}.`,
    help: `${similar === undefined ? '' : `Did you mean ${JSON.stringify(similar)}? `}Use one of ${names.join(', ')}.`,
  })
}

const OPTIONS = ['from', 'name', 'limits', 'onWarning']

/** A slip in an option's name would be ignored, and the payload be taken for something else. */
function checkOptions(options: FromAnyOptions): void {
  if (shown(options) !== 'an object') throw invalid('', `options is ${shown(options)}, not an object`)
  const slip = Object.keys(options).find((name) => !OPTIONS.includes(name))
  if (slip !== undefined) {
    const similar = similarName(slip, OPTIONS)
    throw invalid(
      joinPointer('', slip),
      `There is no option ${shown(slip)} of sources`,
      similar && `Did you mean ${shown(similar)}?`,
    )
  }
  const { name } = options
  if (name !== undefined && typeof name !== 'string')
    throw invalid('/name', `name is ${shown(name)}, not a string`)
}

function invalid(
  pointer: string,
  message: string,
  help: string | undefined = `They are ${OPTIONS.join(', ')}.`,
) {
  return new PlatenError({ code: 'INVALID_OPTION', message, pointer, help })
}
