import { formatSize } from '../../text/format-number.ts'
import { html } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'
import { base64Data } from './base64-data.ts'

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/gzip': 'gz',
  'application/octet-stream': 'bin',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.apache.parquet': 'parquet',
}

/** Files: a download link that holds the data. Only types a browser saves rather than opens as a page. */
export const fileRenderer: MimeRenderer = {
  mimeTypes: Object.keys(EXTENSIONS),
  rank: 100,
  render(data, context) {
    const { mimeType, metadata, scope } = context
    const base64 = base64Data(data, context)
    if (base64 === undefined) return undefined
    const name = fileName(metadata.filename ?? metadata.name) ?? `output.${EXTENSIONS[mimeType]}`
    const size = Math.floor((base64.length * 3) / 4)
    return html`<p class="pl-file"><a download="${name}" href="data:${mimeType};base64,${base64}">${name}</a> <span class="pl-note">${shownType(metadata.mimeType) ?? mimeType}, ${formatSize(size, scope.env.words.bytes)}</span></p>`
  },
}

function fileName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const name = value
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '')
    .slice(0, 120)
    .trim()
  return /^\.*$/.test(name) ? undefined : name
}

/** Files of a task run are kept as application/octet-stream; what they really are stands beside them. */
function shownType(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/.test(value) ? value : undefined
}
