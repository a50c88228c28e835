import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PlatenError } from '../../src/index.ts'
import { writeFileAtomic } from '../../src/node/index.ts'
import { replaceFs, systemError } from './support.ts'

const NEW = 'new '.repeat(1_000_000)
let folder: string
let restore: () => void
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'platen-faults-')))
  restore = () => {}
  writeFileSync(join(folder, 'a'), 'old')
  chmodSync(join(folder, 'a'), 0o640)
})
afterEach(() => {
  restore()
  rmSync(folder, { recursive: true, force: true })
})

type Step = 'open' | 'write' | 'chown' | 'chmod' | 'sync' | 'close' | 'rename'

/** Makes a step of the write fail. Only the temporary file's: whatever else a process does stays as it is. */
function fail(step: Step, code: string, after = 0): void {
  let calls = 0
  const due = () => calls++ >= after
  if (step === 'rename') {
    restore = replaceFs('rename', (real) => async (from, to) => {
      if (due()) throw systemError(code)
      return real(from, to)
    })
    return
  }
  restore = replaceFs('open', (real) => async (path, flags, mode) => {
    if (!String(path).endsWith('.tmp')) return real(path, flags, mode)
    if (step === 'open' && due()) throw systemError(code)
    const file = await real(path, flags, mode)
    return step === 'open' ? file : failing(file, step, code, due)
  })
}

function failing(file: FileHandle, step: Exclude<Step, 'open' | 'rename'>, code: string, due: () => boolean) {
  const real = (file[step] as (...args: unknown[]) => Promise<unknown>).bind(file)
  const replacement = async (...args: unknown[]) => {
    // What was opened is closed all the same.
    if (due()) {
      if (step === 'close') await real()
      throw systemError(code)
    }
    return real(...args)
  }
  return Object.assign(file, { [step]: replacement })
}

async function errorOf(promise: Promise<unknown>): Promise<PlatenError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(PlatenError)
  return error as PlatenError
}

const STEPS: readonly (readonly [Step, number])[] = [
  ['open', 0],
  ['write', 0],
  ['write', 2],
  ['chown', 0],
  ['chmod', 0],
  ['sync', 0],
  ['close', 0],
  ['rename', 0],
]
const REASONS: readonly (readonly [code: string, reason: string])[] = [
  ['EIO', 'the disk reported an error'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your quota is used up'],
  ['EROFS', 'the file system is read-only'],
  ['EACCES', 'writing is not permitted'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open on this machine'],
  ['EXDEV', 'another file system'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'symbolic links'],
  ['ETXTBSY', 'a program that is running'],
  ['EBUSY', 'it is in use'],
  ['EFBIG', 'larger than a file may be'],
  ['ESTALE', 'the network file system has lost it'],
  ['EUNKNOWN', 'EUNKNOWN: made up'],
]

describe.each(REASONS)('%s', (code, reason) => {
  test.each(STEPS)('at %s, call %i: a clear error, the old file whole, nothing left', async (step, after) => {
    fail(step, code, after)
    const error = await errorOf(writeFileAtomic(join(folder, 'a'), NEW))
    expect(error.code).toBe('WRITE_FAILED')
    expect(error.message).toContain(`Cannot write ${join(folder, 'a')}: `)
    expect(error.message).toContain(reason)
    expect(error.help).toMatch(/\S.*\.$/)
    expect(error.cause).toMatchObject({ code })
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old')
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o640)
    expect(readdirSync(folder)).toEqual(['a'])
  })
})

test('a file of the new name is not there after a failure either', async () => {
  fail('sync', 'EIO')
  await errorOf(writeFileAtomic(join(folder, 'b'), NEW))
  expect(readdirSync(folder)).toEqual(['a'])
})

describe('a system that takes less than it is given', () => {
  const taking = (most: number) => {
    restore = replaceFs('open', (real) => async (path, flags, mode) => {
      const file = await real(path, flags, mode)
      if (!String(path).endsWith('.tmp')) return file
      const write = file.write.bind(file) as (...args: unknown[]) => Promise<unknown>
      const short = (piece: Uint8Array, at: number, length: number) =>
        most === 0 ? { bytesWritten: 0, buffer: piece } : write(piece, at, Math.min(length, most), null)
      return Object.assign(file, { write: short })
    })
  }

  test('gets the rest', async () => {
    taking(70_001)
    expect(await writeFileAtomic(join(folder, 'a'), NEW)).toBe(NEW.length)
    expect(readFileSync(join(folder, 'a'), 'utf8') === NEW).toBe(true)
  })

  test('and then nothing: an error, not a wait', async () => {
    taking(0)
    const error = await errorOf(writeFileAtomic(join(folder, 'a'), NEW))
    expect(error.message).toContain('the system takes no more')
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a'])
  })
})

describe('flushing the folder', () => {
  const failFlush = (code: string) => {
    restore = replaceFs('open', (real) => async (path, flags, mode) => {
      const file = await real(path, flags, mode)
      return path === folder ? failing(file, 'sync', code, () => true) : file
    })
  }

  test.each(['EIO', 'ENOSPC'])(
    'a disk that fails with %s is reported; the new file is in place',
    async (code) => {
      failFlush(code)
      const error = await errorOf(writeFileAtomic(join(folder, 'a'), 'new'))
      expect(error.code).toBe('WRITE_FAILED')
      expect(error.message).toContain(`is written, but flushing its folder failed (${code})`)
      expect(error.help).toContain('The new file is in place')
      expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('new')
    },
  )

  test.each(['EINVAL', 'EPERM', 'ENOTSUP'])(
    'a place that cannot (%s) is none of our business',
    async (code) => {
      failFlush(code)
      expect(await writeFileAtomic(join(folder, 'a'), 'new')).toBe(3)
    },
  )
})

test('a temporary file of the same name is another’s: it stays, and another name is taken', async () => {
  const random = Math.random
  const values = [0.5, 0.5, 0.25]
  const theirs = join(folder, `.a.platen-${process.pid}-${(0.5).toString(36).slice(2)}0.tmp`)
  writeFileSync(theirs, 'theirs')
  try {
    Math.random = () => values.shift() ?? random()
    await writeFileAtomic(join(folder, 'a'), 'new')
  } finally {
    Math.random = random
  }
  expect(readFileSync(theirs, 'utf8')).toBe('theirs')
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('new')
})
