// The little of nbformat that code without our library would write down for itself. Deliberately not the types of
// src/: floor, naive and the verification must not depend on what they are measured against.

export type MultilineString = string | readonly string[]

export interface RawNotebook {
  readonly nbformat?: number
  readonly metadata?: {
    readonly language_info?: { readonly name?: string }
    readonly kernelspec?: { readonly language?: string }
  }
  readonly cells: readonly RawCell[]
}

export interface RawCell {
  readonly cell_type: string
  readonly metadata?: { readonly tags?: unknown }
  readonly source: MultilineString
  readonly execution_count?: number | null
  readonly outputs?: readonly RawOutput[]
  readonly attachments?: { readonly [name: string]: RawBundle }
}

export type RawBundle = { readonly [mimeType: string]: unknown }

export interface RawOutput {
  readonly output_type: string
  readonly text?: MultilineString
  readonly data?: RawBundle
  readonly ename?: string
  readonly evalue?: string
  readonly traceback?: readonly string[]
}

export function joined(text: unknown): string {
  if (typeof text === 'string') return text
  return Array.isArray(text) ? text.join('') : ''
}

/** What highlight.js calls the language of a notebook's code, most of the time. */
export function languageOf({ metadata }: RawNotebook): string {
  return (metadata?.language_info?.name ?? metadata?.kernelspec?.language ?? 'python').toLowerCase()
}

export const RASTER_IMAGES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** A data URI of an image as it stands in a MIME bundle: base64, or text for SVG. */
export function imageUri(mimeType: string, data: unknown): string {
  if (mimeType !== 'image/svg+xml') return `data:${mimeType};base64,${joined(data).replaceAll('\n', '')}`
  return `data:${mimeType};base64,${Buffer.from(joined(data)).toString('base64')}`
}
