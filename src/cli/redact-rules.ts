import { PlatenError } from '../index.ts'
import { type Redaction, redaction, tokenPatterns } from '../redact/index.ts'
import type { ParsedArguments } from './option.ts'
import { UsageError } from './usage-error.ts'

/** What `--redact` and its like ask for. */
export interface RedactSettings {
  readonly redaction: Redaction
  /** Whether there is more to look for than what any input may or may not have: the tokens. */
  readonly isSpecific: boolean
}

/**
 * The rules, made ready; undefined where nothing is to be redacted.
 *
 * @throws UsageError for a rule that names nothing, as one from a variable that is not set
 */
export function redactSettingsOf({ values, flags }: ParsedArguments): RedactSettings | undefined {
  const names = given(values, 'redact', 'name')
  const headers = given(values, 'redact-header', 'name')
  const own = given(values, 'redact-pattern', 'regular expression').map((source, i) =>
    patternOf(source, i + 1),
  )
  const patterns = [...own, ...(flags.has('redact-tokens') ? tokenPatterns : [])]
  if (names.length + headers.length + patterns.length === 0) return undefined
  const isSpecific = names.length + headers.length + own.length > 0
  try {
    return { redaction: redaction({ names, headers, patterns }), isSpecific }
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    // A name of punctuation alone is none.
    throw new UsageError(error.message, 'Look at what is given to --redact and --redact-header.')
  }
}

function given(values: ParsedArguments['values'], option: string, what: string): readonly string[] {
  const list = values.get(option) ?? []
  if (list.every((text) => text.trim() !== '')) return list
  throw new UsageError(
    `--${option} needs a ${what}`,
    'It is empty; if it comes from a variable, that one is not set.',
  )
}

function patternOf(source: string, place: number): RegExp {
  try {
    return new RegExp(source)
  } catch (error) {
    // Not quoted, since it may hold the secret itself; the reason quotes it, but for its end.
    const reason = String(error).split(': ').at(-1)
    throw new UsageError(
      `--redact-pattern number ${place} is not a regular expression: ${reason}`,
      'Write it as JavaScript does, without slashes.',
    )
  }
}
