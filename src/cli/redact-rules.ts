import { type RedactRules, tokenPatterns } from '../redact/index.ts'
import type { ParsedArguments } from './option.ts'
import { UsageError } from './usage-error.ts'

/** The rules; undefined where nothing is to be redacted. */
export function redactRulesOf({ values, flags }: ParsedArguments): RedactRules | undefined {
  const names = values.get('redact') ?? []
  const headers = values.get('redact-header') ?? []
  const patterns = [
    ...(values.get('redact-pattern') ?? []).map(patternOf),
    ...(flags.has('redact-tokens') ? tokenPatterns : []),
  ]
  if (names.length + headers.length + patterns.length === 0) return undefined
  return { names, headers, patterns }
}

function patternOf(source: string): RegExp {
  try {
    return new RegExp(source)
  } catch {
    // Not quoted, nor is the reason, which quotes it.
    throw new UsageError(
      '--redact-pattern is not a regular expression',
      'Write it as JavaScript does, without slashes.',
    )
  }
}
