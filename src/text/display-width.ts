// Blocks whose characters take two columns in a terminal (East Asian Wide, emoji), coarsely: Unicode's own
// tables differ between JavaScript engines, and the output must not.
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
]
const ZERO: readonly (readonly [number, number])[] = [
  [0x300, 0x36f],
  [0x200b, 0x200f],
  [0xfe00, 0xfe0f],
]
const ASCII_ONLY = /^[\u0020-\u007e]*$/

/** How many columns a text takes in a fixed-width font. */
export function displayWidth(text: string): number {
  if (ASCII_ONLY.test(text)) return text.length
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (isIn(WIDE, code)) width += 2
    else if (!isIn(ZERO, code)) width += 1
  }
  return width
}

function isIn(ranges: readonly (readonly [number, number])[], code: number): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to)
}
