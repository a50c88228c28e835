/**
 * The same text, standing on its own: an engine may keep a part of a long text as a reference to that, and so keep
 * all of a cell alive for its heading.
 */
export function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}
