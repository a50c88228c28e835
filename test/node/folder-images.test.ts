import { spawnSync } from 'node:child_process'
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFolderImageResolver } from '../../src/node/index.ts'
import { PICTURES, pngBytes } from '../support/pictures.ts'
import { replaceFs, systemError } from './support.ts'

const PNG = pngBytes(1, 1)
let root: string
const folder = () => join(root, 'notebooks')

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'platen-images-'))
  mkdirSync(join(folder(), 'sub'), { recursive: true })
  const put = (name: string, content: string | Uint8Array) => writeFileSync(join(root, name), content)
  put('secret.png', PNG)
  put('notebooks/a b.png', PNG)
  put('notebooks/sub/100%.png', PNG)
  put('notebooks/hash#1.png', PNG)
  put('notebooks/text.png', 'root:x:0:0')
  put('notebooks/huge.png', PNG)
  truncateSync(join(folder(), 'huge.png'), 3_000_000)
  symlinkSync('../secret.png', join(folder(), 'link.png'))
  symlinkSync('a b.png', join(folder(), 'inner link.png'))
  symlinkSync('..', join(folder(), 'up'))
  symlinkSync('/dev/zero', join(folder(), 'zero.png'))
  spawnSync('mkfifo', [join(folder(), 'pipe.png')])
  symlinkSync(folder(), join(root, 'alias'))
  symlinkSync('circle.png', join(folder(), 'circle.png'))
  symlinkSync('/proc/self', join(folder(), 'self'))
  linkSync(join(folder(), 'a b.png'), join(folder(), 'hard.png'))
  put('notebooks/mac-u\u0308.png', PNG)
  put('notebooks/back\\slash.png', PNG)
  truncateSync(join(folder(), 'huge.png'), 3_000_000)
  writeFileSync(join(folder(), 'sparse.png'), PNG)
  truncateSync(join(folder(), 'sparse.png'), 2 ** 40)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('taken', () => {
  test.each([
    'a b.png',
    'a%20b.png',
    './a%20b.png',
    'sub/../a b.png',
    'a%20b.png?raw=true#top',
    'sub/100%.png',
    'sub/100%25.png',
    'hash#1.png',
    'inner link.png',
    'hard.png',
    'mac-ü.png',
    'mac-%C3%BC.png',
    'back\\slash.png',
    'back%5Cslash.png',
  ])('%s', async (reference) => {
    const image = await createFolderImageResolver(folder())(reference)
    expect(image?.mimeType).toBe('image/png')
    expect(Buffer.from(image!.data).equals(PNG)).toBe(true)
  })

  test('through a folder that is itself a link', async () => {
    expect(await createFolderImageResolver(join(root, 'alias'))('a b.png')).toBeDefined()
  })

  test('from all of a wider root, where one is given', async () => {
    const resolve = createFolderImageResolver(folder(), { root })
    expect(await resolve('../secret.png')).toBeDefined()
    expect(await resolve('link.png')).toBeDefined()
    await expect(resolve('../../etc/passwd')).rejects.toThrow('outside the folder')
  })
})

describe('refused', () => {
  test.each([
    ['../secret.png', 'outside the folder'],
    ['%2e%2e/secret.png', 'outside the folder'],
    ['..%2fsecret.png', 'outside the folder'],
    ['sub/../../secret.png', 'outside the folder'],
    ['../nothing-here.png', 'outside the folder'],
    ['link.png', 'outside the folder'],
    ['up/secret.png', 'outside the folder'],
    ['zero.png', 'outside the folder'],
    ['.', 'outside the folder'],
    ['', 'outside the folder'],
    ['sub', 'not a regular file'],
    ['pipe.png', 'not a regular file'],
    ['text.png', 'not an image'],
    ['missing.png', 'no such file'],
    ['a b.png/x', 'path is a file'],
    ['huge.png', 'more than 2000000 bytes'],
    ['x'.repeat(5_000), 'too long'],
    ['sparse.png', 'more than 2000000 bytes'],
    ['circle.png', 'symbolic links'],
    ['self/environ', 'outside the folder'],
    ['self/cwd/package.json', 'outside the folder'],
    ['self/root/etc/hostname', 'outside the folder'],
    ['%2e%2e%2f%2e%2e%2fetc/passwd', 'outside the folder'],
    ['..\u2215secret.png', 'no such file'],
    ['..\\secret.png', 'no such file'],
    ['..%5csecret.png', 'no such file'],
    ['%2Fetc%2Fpasswd', 'no such file'],
    ['%00', 'no such file'],
    ['a%20b.png%00.txt', 'no such file'],
  ])('%s', async (reference, reason) => {
    const resolve = createFolderImageResolver(folder(), { maxBytes: 2_000_000 })
    await expect(resolve(reference)).rejects.toMatchObject({
      code: 'READ_FAILED',
      message: expect.stringContaining(reason),
    })
  })

  test.each([
    '/dev/zero',
    '//host/a.png',
    'http://host/a.png',
    'file:///etc/passwd',
    'data:image/png,x',
    'C:\\a.png',
    '\\\\host\\a.png',
    'a\0.png',
    'FILE:a.png',
    'file:a.png',
    'a.png:stream',
    '\\\\?\\C:\\a.png',
  ])('%s is no relative path and not looked at', async (reference) => {
    expect(await createFolderImageResolver('/')(reference)).toBeUndefined()
  })
})

describe('types are told by content', () => {
  test.each<readonly [string | undefined, string]>([
    ...Object.entries(PICTURES).map(
      ([type, data]) => [type, Buffer.from(data, 'base64').toString('latin1')] as const,
    ),
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [
      'image/svg+xml',
      '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made - by -->\n<!DOCTYPE svg PUBLIC "a" "b" [\n]>\n<svg>',
    ],
    [undefined, '<html><svg></svg></html>'],
    [undefined, '<!-- <svg> -->'],
    [undefined, ''],
    [undefined, '#!/bin/sh\n'],
  ])('%s', async (mimeType, content) => {
    writeFileSync(join(folder(), 'typed'), Buffer.from(content, 'latin1'))
    const result = createFolderImageResolver(folder())('typed')
    if (mimeType) expect((await result)?.mimeType).toBe(mimeType)
    else await expect(result).rejects.toThrow('not an image')
  })

  test('a prolog made to be slow is not', async () => {
    writeFileSync(join(folder(), 'typed'), `<!--${'-a'.repeat(5_000)}`)
    await expect(createFolderImageResolver(folder())('typed')).rejects.toThrow('not an image')
  })
})

describe('a folder that is swapped for a link at the worst moment', () => {
  const other = () => join(root, 'elsewhere')
  beforeAll(() => {
    mkdirSync(other())
    mkdirSync(join(folder(), 'swapped'))
    writeFileSync(join(other(), 'a.png'), Buffer.concat([PNG, Buffer.from('SECRET')]))
    writeFileSync(join(folder(), 'swapped/a.png'), PNG)
  })

  /** Between the last look at the path and the opening. */
  async function resolveSwapped(hasProc: boolean, swapBack: boolean): Promise<unknown> {
    const place = realpathSync(folder())
    const swap = () => {
      renameSync(join(place, 'swapped'), join(place, 'away'))
      symlinkSync(other(), join(place, 'swapped'))
    }
    const back = () => {
      unlinkSync(join(place, 'swapped'))
      renameSync(join(place, 'away'), join(place, 'swapped'))
    }
    const restoreOpen = replaceFs('open', (real) => async (path, flags, mode) => {
      swap()
      const file = await real(path, flags, mode)
      if (swapBack) back()
      return file
    })
    const restoreReadlink = replaceFs('readlink', (real) => {
      const readlink = async (path: string) => {
        if (!hasProc) throw systemError('ENOENT')
        return real(path)
      }
      return readlink as typeof real
    })
    try {
      return await createFolderImageResolver(folder())('swapped/a.png')
    } finally {
      restoreOpen()
      restoreReadlink()
      if (!swapBack) back()
    }
  }

  test.each([
    [true, false],
    [true, true],
    [false, false],
    [false, true],
  ])('is refused (with /proc: %s, swapped back: %s)', async (hasProc, swapBack) => {
    await expect(resolveSwapped(hasProc, swapBack)).rejects.toThrow('outside the folder')
  })
})

test('all images together have a limit, however one of them is called', async () => {
  const resolve = createFolderImageResolver(folder(), { maxTotalBytes: 3 * PNG.length })
  for (const query of ['?1', '?2', '?3']) expect(await resolve(`hard.png${query}`)).toBeDefined()
  await expect(resolve('hard.png?4')).rejects.toMatchObject({
    code: 'READ_FAILED',
    message: expect.stringContaining('images before it'),
  })
})
