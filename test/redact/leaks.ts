import { parse } from 'parse5'
import { parseJson } from '../../src/text/json/parse.ts'

/** The ways a secret can be read in a file; empty where it cannot. */
export function leaks(secret: string, file: string): readonly string[] {
  return Object.entries(readings(file)).flatMap(([reading, text]) => (text.includes(secret) ? [reading] : []))
}

function readings(file: string): Record<string, string> {
  const strings = file.startsWith('{') ? stringsOf(parseJson(file, { nan: true })) : markupOf(file)
  const text = strings.join('\u0000')
  const bare = withoutEscapes(text)
  return {
    'as it is': file,
    'as strings': text,
    'without colours': bare,
    'from a URL': percentDecoded(bare),
    'as escaped in JSON or code': unescaped(bare),
    'as escaped twice': unescaped(unescaped(bare)),
    'as HTML': entitiesDecoded(bare),
    'from base64': base64Decoded(bare),
  }
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) {
    const whole = value.every((item) => typeof item === 'string') ? [value.join('')] : []
    return [...whole, ...value.flatMap(stringsOf)]
  }
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.entries(value).flatMap(([key, child]) => [key, ...stringsOf(child)])
}

/** All text, joined as it is seen, and all attributes. */
function markupOf(file: string): string[] {
  const attributes: string[] = []
  const visible: string[] = []
  const walk = (node: {
    nodeName: string
    value?: string
    attrs?: { value: string }[]
    childNodes?: unknown[]
  }) => {
    if (node.nodeName === '#text' || node.nodeName === '#comment') visible.push(node.value ?? '')
    for (const { value } of node.attrs ?? []) attributes.push(value)
    for (const child of node.childNodes ?? []) walk(child as typeof node)
  }
  walk(parse(file) as never)
  return [visible.join(''), ...attributes]
}

function withoutEscapes(text: string): string {
  return text.replace(/\u001b\[[\d;]*m/g, '')
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString())
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|(["'\\/]))/gi, (_, u, x, character) =>
    character === undefined ? String.fromCharCode(Number.parseInt(u ?? x, 16)) : character,
  )
}

function entitiesDecoded(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text
    .replace(/&#x([\da-f]{1,6});/gi, (_, digits) =>
      String.fromCodePoint(Number.parseInt(digits, 16) % 0x110000),
    )
    .replace(/&#(\d{1,6});/g, (_, digits) => String.fromCodePoint(Number(digits)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => names[name]!)
}

function base64Decoded(text: string): string {
  return (text.match(/[\w+/-]{8,}/g) ?? []).map((run) => Buffer.from(run, 'base64').toString()).join('\u0000')
}
