import { constants } from 'node:buffer'
import { type Limits, limits } from '../index.ts'
import { similarName } from '../text/similar.ts'
import type { ParsedArguments } from './option.ts'
import { UsageError } from './usage-error.ts'

/** `--limit`: what holds for reading and rendering, and for files. In bytes, where they are sizes. */
export interface LimitSettings {
  readonly limits: Partial<Limits>
  /** Of one input. */
  readonly inputBytes: number | undefined
  /** Of one image file, or one image that is fetched. */
  readonly imageBytes: number | undefined
  /** Of all image files of one input, and of all that are fetched. */
  readonly imageTotalBytes: number | undefined
}

const FILE_LIMITS = ['inputBytes', 'imageBytes', 'imageTotalBytes'] as const

/** What `--limit` takes. */
export function limitNames(): readonly string[] {
  return [...Object.keys(limits), ...FILE_LIMITS]
}

/** @throws UsageError for a name or value that `--limit` does not take */
export function limitsOf({ values }: ParsedArguments): LimitSettings {
  const given = new Map((values.get('limit') ?? []).map(parseLimit))
  const core = [...given].filter(([name]) => Object.hasOwn(limits, name))
  return {
    limits: Object.fromEntries(core),
    inputBytes: given.get('inputBytes'),
    imageBytes: given.get('imageBytes'),
    imageTotalBytes: given.get('imageTotalBytes'),
  }
}

function parseLimit(text: string): readonly [name: string, value: number] {
  const [, name = '', digits] = /^([A-Za-z]+)=(\d{1,15})$/.exec(text) ?? []
  if (digits === undefined)
    throw new UsageError(`--limit needs NAME=N, not "${text}"`, 'For example --limit jsonDepth=5000.')
  if (!limitNames().includes(name)) {
    const similar = similarName(name, limitNames())
    throw new UsageError(
      `there is no limit "${name}"`,
      similar
        ? `Did you mean --limit ${similar}=${digits}?`
        : `Use --limit with one of ${limitNames().join(', ')}.`,
    )
  }
  const value = Number(digits)
  if (name === 'inputBytes' && value > constants.MAX_STRING_LENGTH)
    throw new UsageError(`--limit inputBytes can be ${constants.MAX_STRING_LENGTH} at most`)
  return [name, value]
}

/** A message of the library, with limits called as `--limit` takes them. Other text may be the input's, and stays. */
export function commandLineMessage(message: string): string {
  return message
    .replace(/\blimits\.([A-Za-z]+)/g, (same, name: string) =>
      Object.hasOwn(limits, name) ? `--limit ${name}` : same,
    )
    .replace(/\(images\.(maxBytes|maxTotalBytes)\)/g, (_same, name: string) =>
      name === 'maxBytes' ? '(--max-image)' : '(--max-images)',
    )
}

/** Advice of the library, as it is followed at the command line. */
export function commandLineHelp(help: string | undefined): string | undefined {
  return help
    ?.replace(/\blimits\.([A-Za-z]+)/g, '--limit $1=N')
    .replace(/\bmaxBytes\b/, '--limit inputBytes=N')
}
