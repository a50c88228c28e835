const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
])

/** What HTML that job systems wrap around plain text says: without tags, the usual references resolved. */
export function htmlText(html: string): string {
  return unescaped(withoutTags(html))
}

/** `<` and what follows up to `>`; a `<` that no letter, `/` or `!` follows is text. */
function withoutTags(html: string): string {
  const parts: string[] = []
  let at = 0
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', open)) {
    if (!/[A-Za-z/!]/.test(html[open + 1] ?? '')) {
      open++
      continue
    }
    const close = html.indexOf('>', open)
    if (close < 0) break
    parts.push(html.slice(at, open))
    at = close + 1
    open = at
  }
  parts.push(html.slice(at))
  return parts.join('')
}

function unescaped(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([a-z]{2,4}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED.get(name) ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
        ? String.fromCodePoint(code)
        : whole
    },
  )
}
