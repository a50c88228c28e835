import type { TextItem } from 'vega'

// Widths in a sans-serif font such as Arial, in thousandths of the font's size. The reader's own font is not known when
// a chart is drawn, and asking a canvas would give another drawing on another machine.
const WIDTHS: readonly (readonly [width: number, characters: string])[] = [
  [222, "ijl|'`"],
  [278, 'ftI!,./:;[]\\ \u00a0'],
  [333, 'r-()"°*'],
  [389, '{}'],
  [500, 'cksvxyzJ^'],
  [556, '0123456789abdeghnopqu_$#?L–'],
  [611, 'FTZ'],
  [667, 'ABEKPSVXY&'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'mM'],
  [900, '%W—…'],
  [1015, '@'],
]
const BY_CHARACTER = new Map(
  WIDTHS.flatMap(([width, characters]) => Array.from(characters, (character) => [character, width] as const)),
)
/** `+<=>~` and letters with marks. */
const OTHER = 584
/** East Asian scripts, emoji. */
const FULL = 1000
const FULL_WIDTH =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3fffd}]/u
const MONOSPACE = 600
const BOLD = 1.06
/** Other sans-serif fonts are wider than Arial; labels that stand apart with it must not run together with them. */
const ROOM = 1.1
const DEFAULT_SIZE = 11

/** About how many pixels wide a text will be. */
export function textWidth({ font, fontSize = DEFAULT_SIZE, fontWeight }: TextItem, text: unknown): number {
  if (text === null || text === undefined || !(fontSize > 0)) return 0
  const isMonospace = typeof font === 'string' && /mono|courier|consolas/i.test(font)
  let width = 0
  for (const character of String(text)) {
    width += isMonospace
      ? MONOSPACE
      : (BY_CHARACTER.get(character) ?? (FULL_WIDTH.test(character) ? FULL : OTHER))
  }
  const isBold = fontWeight === 'bold' || Number(fontWeight) >= 600
  return Math.round((width * fontSize * (isBold ? BOLD : 1) * (isMonospace ? 1 : ROOM)) / 1000)
}
