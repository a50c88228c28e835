const UNITS = ['bytes', 'KB', 'MB', 'GB'] as const

/** A size for people: `812 bytes`, `24.6 KB`. Units of 1,000, as file managers and browsers show them. */
export function formatSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.95 && unit < UNITS.length - 1) {
    value /= 1_000
    unit++
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`
}
