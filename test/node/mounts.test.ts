import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeWith } from '../support/requires.ts'
import { bundleWriter, inNamespace, MOUNT } from './support.ts'

// File systems as they are, not as they are imagined: each script mounts one, writes, and prints what it finds.

let folder: string
let environment: NodeJS.ProcessEnv
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'platen-mounts-'))
  // Also for the user nobody.
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'm'))
  const bundle = await bundleWriter(folder)
  const script = join(folder, 'write.mjs')
  writeFileSync(
    script,
    `import { writeFileAtomic } from ${JSON.stringify(bundle)}
     const [target, size, user] = process.argv.slice(2)
     if (user) { process.setgroups([]); process.setgid(Number(user)); process.setuid(Number(user)) }
     try { console.log('wrote', await writeFileAtomic(target, 'x'.repeat(Number(size)))) }
     catch (error) { console.log(error.code, error.message, '|', error.help, '|', error.cause?.code) }`,
  )
  environment = { WRITE: `${process.execPath} ${script}`, M: join(folder, 'm') }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (script: string) => inNamespace(`cd "$M"\n${script}\nls -A`, environment).trim().split('\n')

describeWith(MOUNT, 'on a real file system', () => {
  test('that is full: the old file is whole, nothing is left, and what fits is written', () => {
    const lines = run(`
      mount -t tmpfs -o size=1m tmpfs "$M"; cd "$M"; echo -n old > a
      $WRITE "$M/a" 5000000; cat a; echo
      $WRITE "$M/b" 5000000
      $WRITE "$M/a" 500000; wc -c < a`)
    expect(lines[0]).toMatch(
      /^WRITE_FAILED Cannot write .*\/a: the disk is full\. \| Free some space.* \| ENOSPC$/,
    )
    expect(lines[1]).toBe('old')
    expect(lines[2]).toContain('the disk is full')
    expect(lines.slice(3)).toEqual(['wrote 500000', '500000', 'a'])
  })

  test('that is read-only', () => {
    const lines = run(`
      mount -t tmpfs tmpfs "$M"; cd "$M"; echo -n old > a; mount -o remount,ro "$M"
      $WRITE "$M/a" 5; $WRITE "$M/b" 5; cat a; echo`)
    expect(lines[0]).toMatch(/a: the file system is read-only\. \| Choose a place on another one\. \| EROFS$/)
    expect(lines[1]).toMatch(/b: the file system is read-only\./)
    expect(lines.slice(2)).toEqual(['old', 'a'])
  })

  test('where only the file is mounted, as containers do', () => {
    const lines = run(`
      mount -t tmpfs tmpfs "$M"; cd "$M"; echo -n old > a; echo -n other > b; mount --bind a b
      $WRITE "$M/b" 5; cat b; echo`)
    expect(lines[0]).toMatch(
      /b: it is in use, or something is mounted on it\. \| .*mount its folder.* \| EBUSY$/,
    )
    expect(lines.slice(1)).toEqual(['old', 'a', 'b'])
  })

  test.skipIf(process.getuid?.() !== 0)('where another user may not write', () => {
    const lines = run(`
      mount -t tmpfs -o mode=755 tmpfs "$M"; cd "$M"; echo -n old > a; mkdir -m 777 open; echo -n mine > open/a
      chmod 644 open/a
      $WRITE "$M/a" 5 65534; $WRITE "$M/b" 5 65534; $WRITE "$M/open/a" 5 65534; cat a open/a; echo
      $WRITE "$M/open/b" 5 65534; ls -A open`)
    for (const line of lines.slice(0, 3)) {
      expect(line).toMatch(
        /: writing is not permitted\. \| Check the permissions of the file and .* \| EACCES$/,
      )
    }
    expect(lines.slice(3)).toEqual(['oldmine', 'wrote 5', 'a', 'b', 'a', 'open'])
  })

  test.skipIf(process.getuid?.() !== 0)('where a file is immutable, for root too', () => {
    const lines = run(`
      mkdir -p i; echo -n old > i/a
      if chattr +i i/a 2>/dev/null; then $WRITE "$M/i/a" 5; chattr -i i/a; else echo 'writing is not permitted'; fi
      cat i/a; echo; ls -A i; rm -r i`)
    expect(lines[0]).toContain('writing is not permitted')
    expect(lines.slice(1)).toEqual(['old', 'a'])
  })
})
