import { crc32, deflateSync } from 'node:zlib'

// Pictures that browsers decode, made here so that every byte is known.

/** A PNG of one colour. */
export function pngBytes(width: number, height: number, color: readonly number[] = [11, 92, 173]): Buffer {
  const row = [0, ...Array.from({ length: width }, () => color).flat()]
  const rows = Buffer.from(Array.from({ length: height }, () => row).flat())
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** A PNG of so many bytes, at least a hundred: what comes behind its end is ignored. */
export function pngOfSize(bytes: number): string {
  const png = pngBytes(1, 1)
  return Buffer.concat([png, Buffer.alloc(bytes - png.length)]).toString('base64')
}

/** What a PNG begins with, as base64; what comes behind it can be anything. */
export const PNG_HEAD = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ'

/** 3 × 2 pixels each but for the last, as base64. */
export const PICTURES: Readonly<Record<string, string>> = {
  'image/png': pngBytes(3, 2).toString('base64'),
  'image/jpeg':
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAA//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AJAFG//Z',
  'image/gif': gif().toString('base64'),
  'image/webp': 'UklGRjAAAABXRUJQVlA4ICQAAACQAQCdASoDAAIAB0CWJaACdLoAA5gA/uUK/Ua2Nczw2qsloAA=',
  'image/bmp': bmp().toString('base64'),
  'image/x-icon': icon().toString('base64'),
}

function gif(): Buffer {
  const palette = [0, 0, 0, 11, 92, 173]
  // Six pixels of the colour 1, and the end: codes of three bits, one clear code first.
  return Buffer.from([
    ...Buffer.from('GIF89a', 'latin1'),
    ...[3, 0, 2, 0, 0x80, 0, 0, ...palette],
    ...[0x2c, 0, 0, 0, 0, 3, 0, 2, 0, 0, 2, 3, 0x8c, 0x6d, 0x05, 0, 0x3b],
  ])
}

function bmp(): Buffer {
  const pixels = Buffer.concat(
    [0, 1].map(() => Buffer.from([173, 92, 11, 173, 92, 11, 173, 92, 11, 0, 0, 0])),
  )
  const header = Buffer.alloc(54)
  header.write('BM', 0, 'latin1')
  header.writeUInt32LE(54 + pixels.length, 2)
  header.writeUInt32LE(54, 10)
  header.writeUInt32LE(40, 14)
  header.writeInt32LE(3, 18)
  header.writeInt32LE(2, 22)
  header.writeUInt16LE(1, 26)
  header.writeUInt16LE(24, 28)
  header.writeUInt32LE(pixels.length, 34)
  return Buffer.concat([header, pixels])
}

function icon(): Buffer {
  const png = pngBytes(16, 16)
  const head = Buffer.alloc(22)
  head.set([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 24, 0])
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(22, 18)
  return Buffer.concat([head, png])
}

/** A PNG of one pixel, as base64. */
export const TINY_PNG = pngBytes(1, 1).toString('base64')
