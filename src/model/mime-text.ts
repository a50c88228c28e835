// nbformat's own rules for which MIME values are lines of text in a file.

/** Whether values of this MIME type are JSON, which is never joined or split. */
export function isJsonMimeType(type: string): boolean {
  return type === 'application/json' || (type.startsWith('application/') && type.endsWith('+json'))
}

/** Whether text of this MIME type is written as a list of lines. */
export function isSplitMimeType(type: string): boolean {
  return type.startsWith('text/') || type === 'application/javascript' || type === 'image/svg+xml'
}
