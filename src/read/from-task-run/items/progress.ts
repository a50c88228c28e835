import { escapeHtml } from '../../../text/escape-html.ts'
import { formatCount } from '../../../text/format-number.ts'
import { displayData, outputCell } from '../draft.ts'
import type { ItemOf, ItemReader } from '../item-reader.ts'

const BAR_LENGTH = 20
const DEFAULT_TOTAL = 100

/** How far something came: a bar of characters and the numbers, and the data as JSON. */
export const readProgress: ItemReader<'progress'> = (item) => {
  const { label, value, total, unit, title } = item
  const data = {
    ...(label === undefined ? {} : { label }),
    value,
    total: total ?? DEFAULT_TOTAL,
    ...(unit === undefined ? {} : { unit }),
  }
  const name = label === undefined || label === '' ? '' : `${label}: `
  const state = describe(item)
  const output = displayData({
    'application/vnd.platen.progress+json': data,
    'text/html': `<p>${escapeHtml(name)}${escapeHtml(state)}</p>`,
    'text/plain': `${name}${state}`,
  })
  return [outputCell([output], { kind: 'progress' }, title ?? label)]
}

function describe({ value, total = DEFAULT_TOTAL, unit }: ItemOf<'progress'>): string {
  const amount = `${formatCount(value)} of ${formatCount(total)}${unit === undefined ? '' : ` ${unit}`}`
  const share = value / total
  if (!Number.isFinite(share) || total <= 0) return amount
  const done = Math.floor(Math.min(Math.max(share, 0), 1) * BAR_LENGTH)
  const bar = '━'.repeat(done) + '─'.repeat(BAR_LENGTH - done)
  const isPercentage = total === DEFAULT_TOTAL && unit === undefined
  return `${bar} ${percent(share)}%${isPercentage ? '' : ` (${amount})`}`
}

/** One decimal at most, and 100 only when it is done. */
function percent(share: number): string {
  const rounded = Math.round(share * 1_000) / 10
  return String(share < 1 ? Math.min(rounded, 99.9) : rounded)
}
