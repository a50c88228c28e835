// Quote, backslash and control characters, by what they are not.
const NEEDS_ESCAPE = /[^ !#-[\]-\uffff]/
const EACH_NEEDING_ESCAPE = /[^ !#-[\]-\uffff]/g
const LONG = 1_000

/** A JSON string as Python's `json.dumps(ensure_ascii=False)` writes it. */
export function jsonString(text: string): string {
  // Base64 needs no escapes, and is not copied then.
  if (text.length > LONG && !NEEDS_ESCAPE.test(text)) return `"${text}"`
  const written = JSON.stringify(text)
  if (!escapesSurrogates(written)) return written
  return `"${text.replace(EACH_NEEDING_ESCAPE, (char) => JSON.stringify(char).slice(1, -1))}"`
}

/** Whether `JSON.stringify` may have escaped a lone surrogate, which Python leaves as it is. */
export function escapesSurrogates(written: string): boolean {
  return written.includes('\\ud')
}
