import type { JsonValue } from '../../model/json.ts'
import type { MimeBundle } from '../../model/notebook.ts'
import { decodeBase64 } from '../../text/base64.ts'

const SVG = 'image/svg+xml'

/** What can be a file of its own, the best to look at first, and how such files end. */
const EXTENSIONS = new Map([
  [SVG, 'svg'],
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['image/apng', 'apng'],
  ['image/bmp', 'bmp'],
  ['application/pdf', 'pdf'],
  ['audio/wav', 'wav'],
  ['audio/mpeg', 'mp3'],
  ['video/mp4', 'mp4'],
  ['video/webm', 'webm'],
])

/** The types that files are made of unless told otherwise. */
export const FILE_TYPES: readonly string[] = [...EXTENSIONS.keys()]

export interface Medium {
  readonly mimeType: string
  /** Without the dot. */
  readonly extension: string
  readonly bytes: Uint8Array
}

/**
 * Those entries of a bundle that are of one of the types and what they say they are, in the types' order.
 * `refuse` is told of the type of each that is not.
 */
export function mediaOf(
  bundle: MimeBundle,
  types: readonly string[],
  refuse: (mimeType: string) => void,
): readonly Medium[] {
  return types.flatMap((mimeType) => {
    if (!Object.hasOwn(bundle, mimeType)) return []
    const bytes = bytesOf(mimeType, bundle[mimeType]!)
    if (bytes) return [{ mimeType, extension: EXTENSIONS.get(mimeType)!, bytes }]
    refuse(mimeType)
    return []
  })
}

export function isFileType(mimeType: string): boolean {
  return EXTENSIONS.has(mimeType)
}

/** Base64, but SVG is mostly plain text. Undefined where it is neither, or empty. */
function bytesOf(mimeType: string, data: JsonValue): Uint8Array | undefined {
  if (typeof data !== 'string') return undefined
  if (mimeType === SVG && data.includes('<')) return new TextEncoder().encode(data)
  try {
    const bytes = decodeBase64(data)
    return bytes.length > 0 ? bytes : undefined
  } catch {
    return undefined
  }
}
