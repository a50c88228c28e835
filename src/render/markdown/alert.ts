import type { Token, Tokens } from 'marked'

const KINDS = ['note', 'tip', 'important', 'warning', 'caution'] as const
const MARKER = /^\[!([A-Z]+)\][ \t]*(?:\n|$)/i

export interface Alert {
  readonly kind: (typeof KINDS)[number]
  /** The quote without its marker. */
  readonly tokens: Token[]
}

/** A quote that starts with `[!NOTE]` and the like, as GitHub has them; undefined for any other. */
export function alertOf({ tokens }: Tokens.Blockquote): Alert | undefined {
  const [first, ...rest] = tokens
  if (first?.type !== 'paragraph') return undefined
  const [lead, ...inline] = (first as Tokens.Paragraph).tokens
  const marker = lead?.type === 'text' ? MARKER.exec(lead.raw) : null
  const name = marker?.[1]?.toLowerCase()
  const kind = KINDS.find((known) => known === name)
  if (marker === null || lead === undefined || kind === undefined) return undefined
  const raw = lead.raw.slice(marker[0].length)
  const remaining = raw === '' ? inline : [{ ...lead, raw, text: raw } as Token, ...inline]
  const paragraph: Token[] = remaining.length === 0 ? [] : [{ ...first, tokens: remaining } as Token]
  return { kind, tokens: [...paragraph, ...rest] }
}
