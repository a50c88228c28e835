import type { EscapeSequence } from './escape-sequence.ts'

/**
 * How a piece of terminal text looks (ECMA-48, section 8.3.117, with the 256 and true colours of xterm) and
 * where it links to.
 */
export interface TextStyle {
  readonly fg: Color
  readonly bg: Color
  /** Bits of {@link Attribute}. */
  readonly attributes: number
  /** The target of an OSC 8 link, as it came; `''` where there is none. */
  readonly link: string
}

/** {@link NO_COLOR}, an index into the palette (0–255), or {@link RGB} plus `0xRRGGBB`. */
export type Color = number

export const NO_COLOR = -1
export const RGB = 0x1000000

export const Attribute = {
  bold: 1,
  dim: 2,
  italic: 4,
  underline: 8,
  inverse: 16,
  conceal: 32,
  strike: 64,
} as const

export const PLAIN_STYLE: TextStyle = { fg: NO_COLOR, bg: NO_COLOR, attributes: 0, link: '' }

/** `on`, `off` and the bits that `off` clears. Bold and dim have one `off` between them. */
const ATTRIBUTE_CODES: readonly (readonly [on: number, off: number, bit: number, cleared: number])[] = [
  [1, 22, Attribute.bold, Attribute.bold | Attribute.dim],
  [2, 22, Attribute.dim, Attribute.bold | Attribute.dim],
  [3, 23, Attribute.italic, Attribute.italic],
  [4, 24, Attribute.underline, Attribute.underline],
  [7, 27, Attribute.inverse, Attribute.inverse],
  [8, 28, Attribute.conceal, Attribute.conceal],
  [9, 29, Attribute.strike, Attribute.strike],
]

const SET = new Map(ATTRIBUTE_CODES.map(([on, , bit]) => [on, bit]))
// 21 is "bold off" for both Jupyter's renderers, whatever ECMA-48 says.
const CLEAR = new Map([
  [21, Attribute.bold as number],
  ...ATTRIBUTE_CODES.map(([, off, , bits]) => [off, bits] as const),
])

// As in VTE and iTerm.
const MAX_LINK = 2083

// Most texts go from plain to one of few styles and back; the styles are kept, and so is what depends on their identity.
const COMMON = new Map<string, TextStyle>()
const MAX_COMMON = 256
// V8 copies slices this short; longer ones would keep the whole text alive.
const MAX_COMMON_LENGTH = 12

const NO_PARTS: readonly number[] = []
const PARAMETERS = /^[\d;:]*$/

/** The style behind an escape sequence: changed by colours and attributes (SGR) and by links (OSC 8) only. */
export function applyEscape(style: TextStyle, { kind, final, body }: EscapeSequence): TextStyle {
  if (kind === 'osc') return applyOsc(style, body)
  if (kind !== 'csi' || final !== 'm') return style
  return style === PLAIN_STYLE ? fromPlain(body) : applySgr(style, body)
}

function fromPlain(parameters: string): TextStyle {
  const known = COMMON.get(parameters)
  if (known) return known
  const style = applySgr(PLAIN_STYLE, parameters)
  if (COMMON.size < MAX_COMMON && parameters.length <= MAX_COMMON_LENGTH) COMMON.set(parameters, style)
  return style
}

/** Codes without a meaning here are passed over. */
function applySgr(style: TextStyle, parameters: string): TextStyle {
  if (!PARAMETERS.test(parameters)) return style
  if (parameters === '' || parameters === '0')
    return style.link === '' ? PLAIN_STYLE : { ...PLAIN_STYLE, link: style.link }
  let { fg, bg, attributes } = style
  const codes = parameters.split(';')
  for (let i = 0; i < codes.length; i++) {
    const code = Number.parseInt(codes[i]!, 10) || 0
    const sub = codes[i]!.includes(':') ? codes[i]!.split(':').slice(1).map(Number) : NO_PARTS
    if (code === 38 || code === 48) {
      const [color, used] = sub.length > 0 ? [subColor(sub), 0] : listColor(codes, i + 1)
      i += used
      if (color === undefined) continue
      if (code === 38) fg = color
      else bg = color
    } else if (code === 0) {
      fg = bg = NO_COLOR
      attributes = 0
    } else if (code < 30) {
      attributes =
        code === 4 && sub[0] === 0 ? attributes & ~Attribute.underline : withAttribute(attributes, code)
    } else {
      fg = basicColor(code, 30, fg)
      bg = basicColor(code, 40, bg)
    }
  }
  return { fg, bg, attributes, link: style.link }
}

function withAttribute(attributes: number, code: number): number {
  return (attributes | (SET.get(code) ?? 0)) & ~(CLEAR.get(code) ?? 0)
}

export function sameStyle(a: TextStyle, b: TextStyle): boolean {
  return a === b || (a.fg === b.fg && a.bg === b.bg && a.attributes === b.attributes && a.link === b.link)
}

/** The shortest escape sequences that lead from one style to the other; `''` where they are the same. */
export function styleChange(from: TextStyle, to: TextStyle): string {
  const link = from.link === to.link ? '' : `\u001b]8;;${to.link}\u001b\\`
  const codes = sgrCodes(from, to)
  return codes === '' ? link : `${link}\u001b[${codes}m`
}

function sgrCodes(from: TextStyle, to: TextStyle): string {
  const isPlain = to.fg === NO_COLOR && to.bg === NO_COLOR && to.attributes === 0
  const wasPlain = from.fg === NO_COLOR && from.bg === NO_COLOR && from.attributes === 0
  if (isPlain) return wasPlain ? '' : '0'
  const codes: string[] = []
  let attributes = from.attributes
  for (const [, off, bit, cleared] of ATTRIBUTE_CODES) {
    if ((attributes & bit) === 0 || (to.attributes & bit) !== 0) continue
    codes.push(String(off))
    attributes &= ~cleared
  }
  for (const [on, , bit] of ATTRIBUTE_CODES) {
    if ((to.attributes & bit) !== 0 && (attributes & bit) === 0) codes.push(String(on))
  }
  if (from.fg !== to.fg) codes.push(colorCode(to.fg, 30))
  if (from.bg !== to.bg) codes.push(colorCode(to.bg, 40))
  return codes.join(';')
}

function colorCode(color: Color, base: 30 | 40): string {
  if (color === NO_COLOR) return String(base + 9)
  if (color < 8) return String(base + color)
  if (color < 16) return String(base + 52 + color)
  if (color < RGB) return `${base + 8};5;${color}`
  const rgb = color - RGB
  return `${base + 8};2;${rgb >> 16};${(rgb >> 8) & 255};${rgb & 255}`
}

/** `8;parameters;target`; an empty target ends the link. */
function applyOsc(style: TextStyle, content: string): TextStyle {
  const separator = content.startsWith('8;') ? content.indexOf(';', 2) : -1
  if (separator < 0) return style
  const link = content.slice(separator + 1)
  return { ...style, link: link.length > MAX_LINK ? '' : link }
}

function basicColor(code: number, base: 30 | 40, otherwise: Color): Color {
  if (code === base + 9) return NO_COLOR
  if (code >= base && code < base + 8) return code - base
  if (code >= base + 60 && code < base + 68) return code - base - 52
  return otherwise
}

/** `38;5;n` and `38;2;r;g;b`: the colour, if it is one, and how many codes were used up. */
function listColor(codes: readonly string[], at: number): readonly [Color | undefined, number] {
  const mode = codes[at]
  if (mode === '5') return [paletteColor(Number(codes[at + 1])), 2]
  if (mode === '2') return [rgbColor(codes.slice(at + 1, at + 4).map(Number)), 4]
  return [undefined, 0]
}

/** `38:5:n`, `38:2:r:g:b` and `38:2:space:r:g:b`. */
function subColor(sub: readonly number[]): Color | undefined {
  if (sub[0] === 5) return paletteColor(sub[1] ?? Number.NaN)
  if (sub[0] === 2) return rgbColor(sub.length > 4 ? sub.slice(2, 5) : sub.slice(1))
  return undefined
}

function paletteColor(index: number): Color | undefined {
  return index >= 0 && index <= 255 ? index : undefined
}

function rgbColor(parts: readonly number[]): Color | undefined {
  const [r = 256, g = 256, b = 256] = parts
  return r <= 255 && g <= 255 && b <= 255 ? RGB + r * 0x10000 + g * 0x100 + b : undefined
}
