import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PlatenError } from '../../src/index.ts'
import { writeFileAtomic } from '../../src/node/index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'platen-write-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...path: string[]) => join(folder, ...path)

async function errorOf(promise: Promise<unknown>): Promise<PlatenError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(PlatenError)
  return error as PlatenError
}

describe('content', () => {
  test('text, bytes and pieces of both; the size is in bytes', async () => {
    expect(await writeFileAtomic(at('a'), 'grün')).toBe(5)
    expect(await writeFileAtomic(at('b'), new Uint8Array([0, 255]))).toBe(2)
    expect(await writeFileAtomic(at('c'), ['gr', new Uint8Array([0xc3, 0xbc]), 'n'])).toBe(5)
    expect(readFileSync(at('a'), 'utf8')).toBe('grün')
    expect([...readFileSync(at('b'))]).toEqual([0, 255])
    expect(readFileSync(at('c'), 'utf8')).toBe('grün')
  })

  test('a long text is not cut within a character', async () => {
    const text = `x${'😀'.repeat(700_000)}`
    await writeFileAtomic(at('a'), text)
    expect(readFileSync(at('a'), 'utf8') === text).toBe(true)
  })

  test('empty', async () => {
    expect(await writeFileAtomic(at('a'), '')).toBe(0)
    expect(readFileSync(at('a'), 'utf8')).toBe('')
  })
})

describe('what is there already', () => {
  test('is replaced as a whole and keeps its mode', async () => {
    writeFileSync(at('a'), 'old and longer')
    chmodSync(at('a'), 0o640)
    await writeFileAtomic(at('a'), 'new')
    expect(readFileSync(at('a'), 'utf8')).toBe('new')
    expect(statSync(at('a')).mode & 0o7777).toBe(0o640)
  })

  test('hard links to it keep the old content', async () => {
    writeFileSync(at('a'), 'old')
    linkSync(at('a'), at('b'))
    await writeFileAtomic(at('a'), 'new')
    expect(readFileSync(at('b'), 'utf8')).toBe('old')
  })

  test('symbolic links stay, a chain of them and one to nothing too', async () => {
    mkdirSync(at('real'))
    writeFileSync(at('real/file'), 'old')
    symlinkSync('real/file', at('one'))
    symlinkSync(at('one'), at('two'))
    symlinkSync('real/not-yet', at('dangling'))
    await writeFileAtomic(at('two'), 'new')
    await writeFileAtomic(at('dangling'), 'made')
    expect(readlinkSync(at('two'))).toBe(at('one'))
    expect(lstatSync(at('dangling')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('real/file'), 'utf8')).toBe('new')
    expect(readFileSync(at('real/not-yet'), 'utf8')).toBe('made')
    expect(readdirSync(at('real')).sort()).toEqual(['file', 'not-yet'])
  })

  test('a device is written to, not replaced', async () => {
    await writeFileAtomic('/dev/null', 'x')
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  test('a name as long as names may be', async () => {
    const name = 'ü'.repeat(127)
    await writeFileAtomic(at(name), 'x')
    expect(readdirSync(folder)).toEqual([name])
  })
})

describe('failures leave the old file and nothing else', () => {
  test.each([
    ['a folder in the way', 'folder', 'it is a folder'],
    ['no such folder', 'nowhere/file', 'its folder does not exist'],
    ['a file as a folder', 'file/file', 'part of the path is a file'],
    ['a name too long', 'x'.repeat(300), 'the name is too long'],
    ['links in a circle', 'circle', 'leads round in circles'],
  ])('%s', async (_what, name, reason) => {
    mkdirSync(at('folder'))
    writeFileSync(at('file'), 'old')
    symlinkSync('circle', at('circle'))
    const before = readdirSync(folder)
    const error = await errorOf(writeFileAtomic(at(name), 'new'))
    expect(error.code).toBe('WRITE_FAILED')
    expect(error.message).toContain(reason)
    expect(error.help).toBeTruthy()
    expect(error.cause).toBeInstanceOf(Error)
    expect(readdirSync(folder)).toEqual(before)
  })

  test('a full disk', async () => {
    const error = await errorOf(writeFileAtomic('/dev/full', 'x'))
    expect(error).toMatchObject({
      code: 'WRITE_FAILED',
      message: 'Cannot write /dev/full: the disk is full.',
    })
  })

  test('content that fails half way', async () => {
    writeFileSync(at('a'), 'old')
    function* content() {
      yield 'half of it'
      throw new PlatenError({ code: 'LIMIT_EXCEEDED', message: 'too much' })
    }
    expect((await errorOf(writeFileAtomic(at('a'), content()))).code).toBe('LIMIT_EXCEEDED')
    expect(readFileSync(at('a'), 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a'])
  })

  test('an abort half way', async () => {
    writeFileSync(at('a'), 'old')
    const abort = new AbortController()
    function* content() {
      yield 'half of it'
      abort.abort()
      yield 'the rest'
    }
    await expect(writeFileAtomic(at('a'), content(), { signal: abort.signal })).rejects.toThrow('aborted')
    expect(readFileSync(at('a'), 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a'])
  })

  test('many at once end as one of them', async () => {
    const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(100_000))
    await Promise.all(texts.map((text) => writeFileAtomic(at('a'), text)))
    expect(texts).toContain(readFileSync(at('a'), 'utf8'))
    expect(readdirSync(folder)).toEqual(['a'])
    expect(existsSync(at('a'))).toBe(true)
  })
})
