/**
 * What somebody may have meant: a name that begins with what they typed, else the nearest one by letters that are
 * missing, too many, different or swapped. A third of the letters may be wrong, and at least one.
 */
export function similarName(given: string, names: readonly string[]): string | undefined {
  if (given.length < 2) return undefined
  const begun = given.length >= 3 ? names.find((name) => name.startsWith(given)) : undefined
  if (begun !== undefined) return begun
  let nearest: string | undefined
  let least = Math.max(1, Math.floor(given.length / 3)) + 1
  for (const name of names) {
    // What is far longer is no slip of the finger, and need not be measured.
    if (Math.abs(name.length - given.length) >= least) continue
    const distance = editDistance(given, name)
    if (distance < least) [nearest, least] = [name, distance]
  }
  return nearest
}

/** Damerau and Levenshtein's distance, of adjacent swaps only. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = []
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = []
    rows.push(row)
    for (let j = 0; j <= b.length; j++) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] =
        i && j
          ? Math.min(
              rows[i - 1]![j - 1]! + Number(a[i - 1] !== b[j - 1]),
              rows[i - 1]![j]! + 1,
              row[j - 1]! + 1,
              isSwap ? rows[i - 2]![j - 2]! + 1 : i + j,
            )
          : i + j
    }
  }
  return rows[a.length]![b.length]!
}
