// Browsers drop tabs and line ends anywhere in a URL and trim C0 controls and blanks around it; all of them are dropped
// here too. Whatever then stands before a first colon has to be a scheme of the list, letter by letter.
const CONTROLS = /[\u0000-\u001f\u007f]+/g
const BEFORE_COLON = /^([^:/?#\\]*):/
const LINK_SCHEMES = new Set(['http', 'https', 'mailto'])

/**
 * A link target that is safe to follow: http, https, mailto or relative. Takes the URL as a browser reads it,
 * character references already decoded. Undefined where it must not become a link.
 */
export function safeUrl(url: string): string | undefined {
  const plain = url.replace(CONTROLS, '').trim()
  const scheme = BEFORE_COLON.exec(plain)?.[1]
  if (scheme !== undefined && !LINK_SCHEMES.has(scheme.toLowerCase())) return undefined
  // In a report opened as a file, `//host/share` would sign in to a Windows file server.
  return /^[/\\]{2}/.test(plain) ? `https://${plain.replace(/^[/\\]+/, '')}` : plain
}
