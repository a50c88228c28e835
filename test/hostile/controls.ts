import { Marked } from 'marked'
import type { Family } from './slots/slot.ts'
import { SLOTS } from './slots.ts'

// The unsanitised twin of each slot: what a page would do if its text were put where such text goes, as it is.

const careless = new Marked()

const WRITE: Readonly<Record<Family, (text: string) => string>> = {
  text: (x) => `<div>${x}</div>`,
  html: (x) => x,
  markdown: (x) => careless.parse(x, { async: false }),
  mathematics: (x) => `<span class="math">${x}</span>`,
  attribute: (x) => `<p title="${x}">x</p>`,
  link: (x) => `<a href="${x}">${x}</a>`,
  image: (x) => `<img alt="" src="data:image/png;base64,${x}">`,
  svg: (x) => x,
  code: (x) => `<script>${x}</script>`,
  data: (x) => `<script type="application/json">${JSON.stringify(x)}</script>`,
  title: (x) => `<title>${x}</title>`,
}

/** A page that writes all text of the slot without escaping or sanitising any. */
export function controlPage(slot: string, payload: string): string {
  const { family, make } = SLOTS[slot]!
  const texts = [...new Set(textsIn(make(payload)))]
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>${texts.map(WRITE[family]).join('\n')}</body></html>`
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Map) return [...value.entries()].flatMap(textsIn)
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)])
}
