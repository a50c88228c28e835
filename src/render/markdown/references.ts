import { decodeHTML } from 'entities'

// CommonMark's rule: with a semicolon, and numbers of at most seven digits. Browsers decode more than that.
const REFERENCE = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,40});/g

/** The text with its character references decoded, as Markdown knows them. */
export function decodeReferences(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, decodeReference) : text
}

function decodeReference(reference: string): string {
  return decodeHTML(reference)
}
