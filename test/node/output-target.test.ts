import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeFileAtomic } from '../../src/node/index.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'platen-target-'))
  mkdirSync(at('out'))
  mkdirSync(at('elsewhere'))
  writeFileSync(at('elsewhere/file'), 'precious')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const at = (...path: string[]) => join(root, ...path)
const write = (path: string, makeFolders = true) =>
  writeFileAtomic(at(path), 'new', { inside: at('out'), makeFolders })

describe('a folder the output must be in', () => {
  test.each(['a', 'b/c/a', 'b/../a', './a'])('%s is written', async (path) => {
    await write(`out/${path}`)
    expect(readFileSync(at('out', path), 'utf8')).toBe('new')
  })

  test('may be a link itself, and hold links that stay in it', async () => {
    symlinkSync('out', at('alias'))
    mkdirSync(at('out/real'))
    symlinkSync('real', at('out/link'))
    symlinkSync('real/target', at('out/file'))
    await writeFileAtomic(at('alias/link/a'), 'new', { inside: at('alias') })
    await writeFileAtomic(at('alias/file'), 'new', { inside: at('alias') })
    expect(readdirSync(at('out/real')).sort()).toEqual(['a', 'target'])
  })

  test('is made where it is missing', async () => {
    await writeFileAtomic(at('new/folder/a'), 'new', { inside: at('new/folder'), makeFolders: true })
    expect(readFileSync(at('new/folder/a'), 'utf8')).toBe('new')
  })

  test.each([
    ['a link to a file elsewhere', () => symlinkSync('../elsewhere/file', at('out/a')), 'a'],
    ['a link to nothing elsewhere', () => symlinkSync('../elsewhere/made', at('out/a')), 'a'],
    ['an absolute link', () => symlinkSync(at('elsewhere/file'), at('out/a')), 'a'],
    ['a link to a folder elsewhere', () => symlinkSync('../elsewhere', at('out/b')), 'b/file'],
    ['folders to make behind a link', () => symlinkSync('../elsewhere', at('out/b')), 'b/made/too'],
    [
      'a link in a link',
      () => symlinkSync('b', at('out/a')),
      'a',
      () => symlinkSync('../elsewhere/file', at('out/b')),
    ],
    ['..', () => {}, '../elsewhere/file'],
    ['the folder above', () => {}, '..'],
    ['the folder itself', () => {}, '.'],
  ])('%s is refused', async (_what, make, path, also = () => {}) => {
    make()
    also()
    const before = readdirSync(root, { recursive: true }).sort()
    await expect(write(`out/${path}`)).rejects.toMatchObject({
      code: 'WRITE_FAILED',
      help: expect.any(String),
    })
    expect(readFileSync(at('elsewhere/file'), 'utf8')).toBe('precious')
    expect(readdirSync(root, { recursive: true }).sort()).toEqual(before)
  })

  test('a pipe somebody put there is not written to, nor waited for', async () => {
    spawnSync('mkfifo', [at('out/a')])
    await expect(write('out/a')).rejects.toThrow('it is not a regular file')
  })

  test('a device is none', async () => {
    await expect(writeFileAtomic('/dev/null', 'x', { inside: '/dev' })).rejects.toThrow('not a regular file')
  })
})

describe('the reason of a refusal is the one there is', () => {
  const reason = (path: string, inside = at('out'), makeFolders = false) =>
    writeFileAtomic(path, 'new', { inside, makeFolders }).catch(({ message, help }) => `${message} ${help}`)

  test.each([
    ['..', () => `${at('out')}/../x`],
    ['a folder whose name begins alike', () => `${at('out')}-evil/x`],
    ['the folder itself', () => at('out')],
    ['the folder above', () => root],
    ['a place nobody has', () => '/nowhere/at/all'],
  ])('%s', async (_what, path) => {
    const said = await reason(path())
    expect(said).toMatch(`Cannot write ${path()}: it is not inside ${at('out')}. `)
    expect(said).not.toMatch(/link|as the output/)
  })

  test('a relative path', async () => {
    const said = await reason('x')
    expect(said).toMatch(`Cannot write x: it is not inside ${at('out')}. Join it to that folder`)
  })

  test('a link that was followed, and one the folder is given by', async () => {
    symlinkSync('../elsewhere', at('out/link'))
    symlinkSync('out', at('alias'))
    for (const path of [at('out/link/x'), at('alias/link/x')])
      for (const inside of [at('out'), at('alias')])
        expect(await reason(path, inside)).toMatch(
          /: a symbolic link leads out of the folder|: it is not inside/,
        )
    expect(await reason(at('out/link/x'))).toMatch(
      'a symbolic link leads out of the folder. Remove the link.',
    )
    expect(await reason(at('alias/link/x'), at('alias'))).toMatch('a symbolic link leads out of the folder')
    expect(await reason(at('out/link/x'), at('alias'))).toMatch('a symbolic link leads out of the folder')
  })

  test('no folder to be in', async () => {
    for (const inside of [at('missing'), at('elsewhere/file')])
      expect(await reason(join(inside, 'x'), inside)).toMatch(`inside is not an existing folder (${inside})`)
  })

  test('what is in the way is not to be named as the output', async () => {
    spawnSync('mkfifo', [at('out/a')])
    expect(await reason(at('out/a'))).toMatch('it is not a regular file. Remove it, or choose another name.')
  })
})

describe('options nobody can mean', () => {
  const refused = async (options: object) => {
    await expect(writeFileAtomic(at('out/a'), 'new', options)).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      help: expect.any(String),
    })
    expect(readdirSync(at('out'))).toEqual([])
  }

  test('inside is empty', async () => {
    await expect(writeFileAtomic(at('out/a'), 'x', { inside: '' })).rejects.toThrow('inside is empty')
    await refused({ inside: '' })
  })

  test.each([{ isnide: '/x' }, { Inside: '/x' }, { inside: null }, { inside: 5 }, { mode: 0o600 }])(
    '%j',
    (options) => refused(options),
  )
})

describe('what is never written to', () => {
  test('a socket', async () => {
    const server = createServer().listen(at('socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    await expect(writeFileAtomic(at('socket'), 'x')).rejects.toThrow('it is a socket')
    expect(lstatSync(at('socket')).isSocket()).toBe(true)
    server.close()
  })

  test.skipIf(!existsSync('/dev/loop0'))('a disk', async () => {
    await expect(writeFileAtomic('/dev/loop0', '')).rejects.toThrow('it is a disk')
  })

  test.each(['new/', 'new/.', 'new/..', 'out/'])('%s, which is a folder by its name', async (path) => {
    for (const makeFolders of [false, true])
      await expect(writeFileAtomic(`${root}/${path}`, 'x', { makeFolders })).rejects.toThrow(/names a folder/)
    expect(readdirSync(root).sort()).toEqual(['elsewhere', 'out'])
  })

  test('a name with a NUL', async () => {
    await expect(writeFileAtomic(at('a\0b'), 'x')).rejects.toMatchObject({
      code: 'WRITE_FAILED',
      message: expect.stringMatching(/a\\u\{0\}b: its name holds a NUL character\.$/),
    })
  })
})

test('paths in messages cannot act on a terminal', async () => {
  await expect(writeFileAtomic(at('\u001b[2J\u202e/a'), 'x')).rejects.toThrow('\\u{1b}[2J\\u{202e}/a')
})

test('what a killed run left is removed by the next, an hour later; nothing else is', async () => {
  const left = '.a.html.platen-123-abc0.tmp'
  const others = ['.b.html.platen-123-abd0.tmp', 'c.platen-1-a.tmp', '.d.tmp', '.vimrc.swp']
  const old = new Date(Date.now() - 2 * 60 * 60 * 1_000)
  for (const name of [left, ...others]) {
    writeFileSync(at('out', name), 'half')
    if (name !== others[0]) utimesSync(at('out', name), old, old)
  }
  symlinkSync('../elsewhere/file', at('out/.e.platen-1-a.tmp'))
  mkdirSync(at('out/.f.platen-1-a.tmp'))
  utimesSync(at('out/.f.platen-1-a.tmp'), old, old)
  await writeFileAtomic(at('out/a.html'), 'new')
  expect(readdirSync(at('out')).sort()).toEqual(
    ['.e.platen-1-a.tmp', '.f.platen-1-a.tmp', 'a.html', ...others].sort(),
  )
})
