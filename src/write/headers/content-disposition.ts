// All but what nobody takes for anything else: not `"` and `\`, which clients unescape in different ways, nor `%`,
// which some decode, nor `;`, `,` and `=`, at which careless ones split.
const NOT_PLAIN = /[^A-Za-z0-9 !#$&'()+.@[\]^_`{}-]+/gu
// encodeURIComponent leaves these, RFC 8187 does not allow them.
const NOT_ATTR_CHAR = /['()*]/g

/**
 * The value of a Content-Disposition header (RFC 6266): `filename` for old clients, and where it had to be
 * simplified also `filename*` (RFC 8187), which all others prefer.
 *
 * @param name A file name as `safeFileName` returns it: well-formed, without control characters.
 */
export function contentDisposition(disposition: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(NOT_PLAIN, '_')
  const value = `${disposition}; filename="${plain}"`
  return plain === name ? value : `${value}; filename*=UTF-8''${percentEncoded(name)}`
}

function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(NOT_ATTR_CHAR, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  })
}
