/** A count for people, in groups of three: `1,234,567`. */
export function formatCount(count: number): string {
  const [whole = '', fraction] = String(count).split('.')
  if (!/^-?\d+$/.test(whole)) return String(count)
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** A size for people: `812 bytes`, `1.4 KB`, `3.0 MB` (powers of 1,000). */
export function formatSize(bytes: number, inBytes = englishBytes): string {
  if (bytes < 1_000) return inBytes(bytes)
  if (bytes < 999_950) return `${(bytes / 1_000).toFixed(1)} KB`
  if (bytes < 999_950_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`
}

function englishBytes(count: number): string {
  return `${count} ${count === 1 ? 'byte' : 'bytes'}`
}
