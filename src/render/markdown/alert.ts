import type { Token, Tokens } from 'marked'

const KINDS: Readonly<Record<string, string>> = {
  NOTE: 'Note',
  TIP: 'Tip',
  IMPORTANT: 'Important',
  WARNING: 'Warning',
  CAUTION: 'Caution',
}
const MARKER = /^\[!([A-Z]+)\][ \t]*(?:\n|$)/i

export interface Alert {
  /** `note`, `tip`, … */
  readonly kind: string
  readonly title: string
  /** The quote without its marker. */
  readonly tokens: Token[]
}

/** A quote that starts with `[!NOTE]` and the like, as GitHub has them; undefined for any other. */
export function alertOf({ tokens }: Tokens.Blockquote): Alert | undefined {
  const [first, ...rest] = tokens
  if (first?.type !== 'paragraph') return undefined
  const [lead, ...inline] = (first as Tokens.Paragraph).tokens
  const marker = lead?.type === 'text' ? MARKER.exec(lead.raw) : null
  const kind = marker?.[1]?.toUpperCase() ?? ''
  if (marker === null || lead === undefined || !Object.hasOwn(KINDS, kind)) return undefined
  const raw = lead.raw.slice(marker[0].length)
  const remaining = raw === '' ? inline : [{ ...lead, raw, text: raw } as Token, ...inline]
  const paragraph: Token[] = remaining.length === 0 ? [] : [{ ...first, tokens: remaining } as Token]
  return { kind: kind.toLowerCase(), title: KINDS[kind]!, tokens: [...paragraph, ...rest] }
}
