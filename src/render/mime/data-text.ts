import type { JsonValue } from '../../model/json.ts'
import { writeJson } from '../../text/json/write.ts'

/** MIME data as text: a string as it is, anything else as JSON. */
export function dataText(data: JsonValue): string {
  return typeof data === 'string' ? data : writeJson(data)
}

/** A size for people: `812 bytes`, `1.4 KB`, `3.0 MB` (powers of 1,000). */
export function formatSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  if (bytes < 999_950) return `${(bytes / 1_000).toFixed(1)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
