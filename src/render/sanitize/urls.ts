// Browsers drop tabs and line ends anywhere in a URL and trim C0 controls and blanks around it. These are dropped
// here too; other characters that cannot be seen only matter in that they do not make a scheme another one.
const CONTROLS = /[\u0000-\u001f\u007f]+/g
const INVISIBLE = /[\u0020\u0080-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+/g
const SCHEME_END = /[:/?#\\]/
const LINK_SCHEMES = new Set(['http', 'https', 'mailto'])

/**
 * A link target that is safe to follow: http, https, mailto or relative. Takes the URL as a browser reads it,
 * character references already decoded. Undefined where it must not become a link.
 */
export function safeUrl(url: string): string | undefined {
  const plain = url.replace(CONTROLS, '').trim()
  const scheme = schemeOf(plain)
  if (scheme !== '' && !LINK_SCHEMES.has(scheme)) return undefined
  // In a report opened as a file, `//host/share` would sign in to a Windows file server.
  return /^[/\\]{2}/.test(plain) ? `https://${plain.replace(/^[/\\]+/, '')}` : plain
}

/** The scheme, lower case; `''` for a relative URL. */
function schemeOf(url: string): string {
  const end = url.search(SCHEME_END)
  return end < 0 || url[end] !== ':' ? '' : url.slice(0, end).replace(INVISIBLE, '').toLowerCase()
}
