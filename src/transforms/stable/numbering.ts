/** Numbers values in the order they first appear, from 1. The same value always has the same number. */
export type Numbering = (key: string) => number

export function createNumbering(): Numbering {
  const numbers = new Map<string, number>()
  return (key) => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size + 1)
    return numbers.size
  }
}
