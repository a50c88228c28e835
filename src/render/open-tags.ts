const TAG = /<(\/?)[a-z]+[^>]*>/g

/** Start tags open behind a piece of markup of our own: spans and links, without `>` in attributes. Changes `open`. */
export function trackTags(piece: string, open: string[]): void {
  for (const [tag, slash] of piece.matchAll(TAG)) {
    if (slash === '/') open.pop()
    else open.push(tag)
  }
}

/** The end tags of what is open. */
export function endTags(open: readonly string[]): string {
  return open
    .map((tag) => (tag.startsWith('<a ') ? '</a>' : '</span>'))
    .reverse()
    .join('')
}
