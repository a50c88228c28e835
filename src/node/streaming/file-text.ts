import { isAscii } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { type Encoding, encodingOf, invalidEncoding } from '../../kernel.ts'
import { readFailed } from '../file-error.ts'

/** Bytes that are decoded at once: so few that V8 keeps the text among its young objects, and frees it when it is gone. */
const PIECE = 1 << 16

/** An open file that is read from its start again and again. */
export interface OpenFile {
  readonly handle: FileHandle
  /** As the user named it, for messages. */
  readonly path: string
  /** In bytes, when it was opened. */
  readonly size: number
}

/**
 * The text of a file piece by piece, decoded as `decodeText` does it at once. No piece ends within a character.
 *
 * @param pieceSize in bytes; for tests
 * @throws PlatenError `INVALID_ENCODING`; `READ_FAILED` where the file has become shorter
 */
export async function* fileText(file: OpenFile, pieceSize = PIECE): AsyncGenerator<string> {
  let decoder: PieceDecoder | undefined
  // What is left of a piece is at most three bytes; they go before the next one.
  const buffer = Buffer.allocUnsafeSlow(Math.max(pieceSize, 4) + 3)
  let rest = 0
  for (let at = 0; at < file.size; ) {
    const wanted = Math.min(buffer.length - rest, file.size - at)
    const { bytesRead } = await file.handle.read(buffer, rest, wanted, at)
    if (bytesRead === 0) throw hasChanged(file)
    const bytes = buffer.subarray(0, rest + bytesRead)
    decoder ??= decoderFor(bytes)
    const start = at - rest
    at += bytesRead
    const isLast = at === file.size
    const { text, used } = decoder(bytes, start, isLast)
    bytes.copyWithin(0, used)
    rest = bytes.length - used
    if (text !== '') yield text
  }
}

/** The error for a file that is not what it was when it was opened. */
export function hasChanged({ path }: OpenFile): Error {
  return readFailed('it has changed while it was read', 'Try again when nothing writes to it.', path)
}

/** The text of some bytes, and how many of them that is. */
type PieceDecoder = (bytes: Buffer, start: number, isLast: boolean) => { text: string; used: number }

function decoderFor(first: Buffer): PieceDecoder {
  const encoding = encodingOf(first)
  return encoding === 'utf-8' ? decodeUtf8 : utf16Decoder(encoding)
}

/** At once what is whole: a decoder that streams gives strings of two bytes for each character. */
function decodeUtf8(bytes: Buffer, start: number, isLast: boolean): { text: string; used: number } {
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), used: bytes.length }
  const used = isLast ? bytes.length : endOfWhole(bytes)
  const whole = bytes.subarray(0, used)
  try {
    // The mark at the start of a file goes; elsewhere it is a character.
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: start > 0 }).decode(whole), used }
  } catch (cause) {
    throw invalidEncoding(whole, 'utf-8', start, cause)
  }
}

/** Where a character begins that the bytes do not hold all of; their end where there is none. */
function endOfWhole(bytes: Buffer): number {
  for (let length = 1; length <= Math.min(3, bytes.length); length++) {
    const at = bytes.length - length
    const byte = bytes[at]!
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length < needed ? at : bytes.length
  }
  return bytes.length
}

function utf16Decoder(encoding: Encoding): PieceDecoder {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (bytes, start, isLast) => {
    try {
      return { text: decoder.decode(bytes, { stream: !isLast }), used: bytes.length }
    } catch (cause) {
      throw invalidEncoding(bytes, encoding, start, cause)
    }
  }
}
