/** What CSS of a picture could fetch with, once a reader opens the picture by itself. */
export const OUTSIDE =
  /url\((?!\s*["']?\s*(?:#|data:(?:image|font|application)\/))|(?:image-set|cross-fade|src)\(|@import/i

const ALL_OUTSIDE = new RegExp(OUTSIDE.source, 'gi')

/** The style sheet of a picture without what fetches. Escapes go, as they could spell the rest. */
export function pictureCss(css: string): string {
  if (!css.includes('\\') && !OUTSIDE.test(css)) return css
  // Nothing is taken out: what stood on both sides of it could make another.
  return css
    .replaceAll('\\', ' ')
    .replace(ALL_OUTSIDE, (found) => (found.startsWith('@') ? '@no-import' : `no-${found}`))
}

/** Whether the value of an attribute, most of which are CSS, fetches nothing. */
export function staysInside(value: string): boolean {
  return !value.includes('(') || !(value.includes('\\') || OUTSIDE.test(value))
}
