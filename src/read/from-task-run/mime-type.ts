const ESSENCE = /^\s*([\w.+-]+\/[\w.+-]+)\s*(?:;.*)?$/s

// Types a notebook holds as base64 and that its readers can show or save. Others would be shown as an unknown
// type (or, as text/html, as something they must not be shown as).
const KEPT = new Set([
  'application/gzip',
  'application/pdf',
  'application/vnd.apache.parquet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/zip',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
])

/** A MIME type in lower case and without parameters; undefined where it is none. */
export function mimeEssence(mimeType: string): string | undefined {
  return ESSENCE.exec(mimeType)?.[1]?.toLowerCase()
}

/** The key of a MIME bundle under which a file's base64 can stand: its own type, or application/octet-stream. */
export function bundleKeyOfFile(mimeType: string | undefined): string {
  const essence = mimeType === undefined ? undefined : mimeEssence(mimeType)
  return essence !== undefined && KEPT.has(essence) ? essence : 'application/octet-stream'
}
