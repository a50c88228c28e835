import { decodeHTML } from 'entities'

// Browsers drop tabs and line ends anywhere in a URL and trim C0 controls and blanks around it, so the scheme
// is judged on what is left without any of them.
const INVISIBLE = /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+/g
const BEFORE_COLON = /^([^/?#\\]*?):/
const LINK_SCHEMES = new Set(['http', 'https', 'mailto'])

/** The scheme a browser would see, lower case; `''` for a relative URL. */
export function urlScheme(url: string): string {
  const head = url.slice(0, 4096).replace(INVISIBLE, '')
  return BEFORE_COLON.exec(head)?.[1]?.toLowerCase() ?? ''
}

/**
 * A link target that is safe to follow: http, https, mailto or relative. The URL as a browser reads it,
 * character references already decoded. Undefined where it must not become a link.
 */
export function safeUrl(url: string): string | undefined {
  const scheme = urlScheme(url)
  if (scheme !== '' && !LINK_SCHEMES.has(scheme)) return undefined
  return url.replace(/[\u0000-\u001f\u007f]+/g, '').trim()
}

/** {@link safeUrl} for a URL as HTML or Markdown source spells it, with character references. */
export function safeHref(raw: string): string | undefined {
  return safeUrl(raw.includes('&') ? decodeHTML(raw) : raw)
}
