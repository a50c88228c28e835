const HEAD = 1_024
const BEGINNING = /^\s*<(?:!doctype\s+html|html)[\s>]/i

/** Whether a file is an HTML page, by how it begins: text, or bytes in UTF-8 or UTF-16. */
export function isHtml(input: string | Uint8Array): boolean {
  if (typeof input === 'string') return BEGINNING.test(input.slice(0, HEAD).replace(/^\ufeff/, ''))
  const head = String.fromCharCode(...input.subarray(0, HEAD))
  return BEGINNING.test(head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', ''))
}
