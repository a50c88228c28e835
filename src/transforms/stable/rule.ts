/** Null where the cell was not run. */
export interface CountChange {
  readonly before: number | null
  readonly after: number | null
}

/** Where a text stands. */
export interface TextPlace {
  /** HTML, SVG or JavaScript: `markup`; else `text`. */
  readonly kind: 'text' | 'markup'
  /** The cell's execution count. */
  readonly count: CountChange
}

/** Replaces one kind of thing that differs from run to run. Linear in the text; applied twice, it does no more. */
export type Rule = (text: string, place: TextPlace) => string

/**
 * For the beginning of a regular expression: a word starts here, also right behind a colour's escape sequence, which ends
 * with a letter. Not behind what may be base64 or another part of a path.
 */
export const WORD_START = '(?:(?<![\\w…+/.~$}-])|(?<=\\u001b\\[[\\d;]{0,30}m))'
