import { type JsonValue, PlatenError, type TaskRunOutput } from '../index.ts'
import type { SourceAdapter } from './adapter.ts'
import { sourceAdapters } from './adapters.ts'
import { readPayload, type SourceOptions, type SourcePayload } from './payload.ts'

export interface FromAnyOptions extends SourceOptions {
  /** The job system, by its name in `sourceAdapters`. Default: what `detectSource` finds. */
  readonly from?: string
}

/**
 * A task run from whatever a job system sent: one of `sourceAdapters`, named or recognised.
 *
 * @throws PlatenError `UNKNOWN_SOURCE` where none recognises it, `INVALID_OPTION` for a `from` that is none of them,
 *   `INVALID_JSON`, and what the adapter throws.
 */
export function fromAny(payload: SourcePayload, options: FromAnyOptions = {}): TaskRunOutput {
  const named = options.from === undefined ? undefined : adapterNamed(options.from)
  const value = readPayload(payload, options)
  const adapter = named ?? recognise(value)
  if (adapter === undefined) throw unknownSource()
  return adapter.convert(value, options)
}

/**
 * The name of the job system a payload is from, in `sourceAdapters`; undefined where none recognises it.
 *
 * @throws PlatenError `INVALID_JSON`, `INVALID_ENCODING`, `LIMIT_EXCEEDED`
 */
export function detectSource(payload: SourcePayload, options: SourceOptions = {}): string | undefined {
  return recognise(readPayload(payload, options))?.name
}

function recognise(value: JsonValue): SourceAdapter | undefined {
  return sourceAdapters.find(({ detect }) => detect(value))
}

function adapterNamed(name: string): SourceAdapter {
  const adapter = sourceAdapters.find((candidate) => candidate.name === name)
  if (adapter !== undefined) return adapter
  throw new PlatenError({
    code: 'INVALID_OPTION',
    message: `There is no source called ${JSON.stringify(name)}.`,
    help: `Use one of ${names()}.`,
  })
}

function unknownSource(): PlatenError {
  return new PlatenError({
    code: 'UNKNOWN_SOURCE',
    message: 'The job system this payload comes from could not be recognised.',
    help: `Known are ${names()}. Name one with the option "from", or build a TaskRunOutput yourself.`,
  })
}

function names(): string {
  return sourceAdapters.map(({ name }) => name).join(', ')
}
