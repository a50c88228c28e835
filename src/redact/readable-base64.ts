import { decodeBase64, encodeBase64 } from '../text/base64.ts'

/** Characters looked at before the whole is decoded: most that could be base64 is a word, or an image. */
const PROBE = 16
/** The first and fourth byte are ASCII, which already sorts out most words and all images. */
const STARTS_ASCII = /^[CDI-Za-f][\w+/-]{3}[CDI-Za-f]/

/** The text that base64 (also the alphabet for URLs) stands for; undefined where it is not base64 of a text. */
export function readableBase64(encoded: string): string | undefined {
  if (encoded.length % 4 !== 0 && encoded.endsWith('=')) return undefined
  if (!STARTS_ASCII.test(encoded) || !isReadable(bytesOf(encoded.slice(0, PROBE)))) return undefined
  return textOf(bytesOf(encoded))
}

function textOf(bytes: Uint8Array): string | undefined {
  if (!isReadable(bytes)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function bytesOfHex(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  )
}

/** The text whose bytes are written as hexadecimal digits, two each; undefined where that is none. */
export function readableHex(written: string): string | undefined {
  const digits = written.startsWith('0x') ? written.slice(2) : written
  if (digits.length % 2 !== 0 || /[^\da-f]/i.test(digits)) return undefined
  if (!isReadable(bytesOfHex(digits.slice(0, 2 * PROBE)))) return undefined
  return textOf(bytesOfHex(digits))
}

/**
 * How a text looks inside of base64: without the first and last characters where they depend on what stands
 * around it, for each of the three ways it can be aligned.
 */
export function base64Cores(text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text)
  return [0, 1, 2].flatMap((offset) => {
    const shifted = new Uint8Array(offset + bytes.length)
    shifted.set(bytes, offset)
    const core = encodeBase64(shifted).slice(
      Math.ceil((offset * 4) / 3),
      Math.floor((shifted.length * 4) / 3),
    )
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

function bytesOf(encoded: string): Uint8Array {
  const text = encoded
    .replace(/[\r\n=]+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
  return text.length % 4 === 1
    ? new Uint8Array()
    : decodeBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='))
}

/** No control characters, and mostly ASCII at the start. */
function isReadable(bytes: Uint8Array): boolean {
  let foreign = bytes.length === 0 ? 1 : 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) return false
    if (byte > 0x7e && i < PROBE && ++foreign > 3) return false
  }
  return foreign === 0 || bytes.length > 3
}
