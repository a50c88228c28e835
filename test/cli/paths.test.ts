import { spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inNamespace, MOUNT } from '../node/support.ts'
import { describeWith } from '../support/requires.ts'
import { createWorkshop, notebookThatPrints, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
  workshop.file('a.ipynb', notebookThatPrints('only-a'))
  workshop.file('b.ipynb', notebookThatPrints('b'))
})
afterAll(() => workshop.remove())

const at = (...path: string[]) => join(workshop.folder, ...path)
const tree = (folder: string) =>
  readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(at(folder).length + 1))
    .sort()

describe('inputs of one name in one folder', () => {
  beforeAll(() => {
    for (const path of ['2024/q1', '2024/q2', '2025/q1', 'Q'])
      mkdirSync(at('runs', path), { recursive: true })
    for (const path of ['2024/q1/a', '2024/q2/a', '2025/q1/a', '2025/q1/b', 'Q/B'])
      workshop.file(`runs/${path}.ipynb`, notebookThatPrints(path))
  })

  test('keep the folders they do not have in common, whatever their order', async () => {
    const inputs = ['runs/2024/q1/a.ipynb', 'runs/2024/q2/a.ipynb', 'runs/2025/q1/a.ipynb']
    for (const [out, order] of [
      ['out1', inputs],
      ['out2', inputs.toReversed()],
    ] as const) {
      const { code } = await workshop.run(['export', ...order, '--out-dir', out])
      expect(code).toBe(0)
      expect(tree(out)).toEqual(['2024/q1/a.html', '2024/q2/a.html', '2025/q1/a.html'])
      expect(readFileSync(at(out, '2024/q2/a.html'), 'utf8')).toContain('2024/q2/a')
    }
  })

  test('that others do not have, others stay as they are; one folder may lie in the other', async () => {
    const inputs = ['runs/2024/q1/a.ipynb', 'a.ipynb', 'runs/2025/q1/b.ipynb']
    expect((await workshop.run(['export', ...inputs, '--out-dir', 'out3'])).code).toBe(0)
    expect(tree('out3')).toEqual(['a.html', 'b.html', 'runs/2024/q1/a.html'])
  })

  test('upper and lower case are one name; paths that leave the folder do not', async () => {
    const inputs = ['runs/2025/q1/b.ipynb', `../${at().split('/').at(-1)}/runs/Q/B.ipynb`]
    expect((await workshop.run(['export', ...inputs, '--out-dir', 'out4'])).code).toBe(0)
    expect(tree('out4')).toEqual(['2025/q1/b.html', 'Q/B.html'])
  })
})

describe('links and other things where the output goes', () => {
  test('a link out of the folder is refused, where Platen chose the name; the others are written', async () => {
    mkdirSync(at('elsewhere'))
    mkdirSync(at('links'))
    workshop.file('elsewhere/precious', 'precious')
    symlinkSync('../elsewhere/precious', at('links/a.html'))
    const { code, stderr } = await workshop.run(['export', 'a.ipynb', 'b.ipynb', '--out-dir', 'links'])
    expect(code).toBe(1)
    expect(stderr).toContain(
      'a.ipynb: error[WRITE_FAILED]: Cannot write links/a.html: a symbolic link leads out of the folder.',
    )
    expect(readFileSync(at('elsewhere/precious'), 'utf8')).toBe('precious')
    expect(readFileSync(at('links/b.html'), 'utf8')).toContain('<!DOCTYPE html>')
  })

  test('and followed where the user named it; a folder that is a link, too', async () => {
    symlinkSync('elsewhere', at('folder-link'))
    expect((await workshop.run(['export', 'a.ipynb', '-o', 'links/a.html'])).code).toBe(0)
    expect(lstatSync(at('links/a.html')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('elsewhere/precious'), 'utf8')).toContain('<!DOCTYPE html>')
    expect((await workshop.run(['export', 'b.ipynb', '--out-dir', 'folder-link'])).code).toBe(0)
    expect(readdirSync(at('elsewhere')).sort()).toEqual(['b.html', 'precious'])
  })

  test('two names for one file: the second is refused, not written over the first', async () => {
    mkdirSync(at('same'))
    symlinkSync('a.html', at('same/b.html'))
    const { code, stderr } = await workshop.run(['export', 'a.ipynb', 'b.ipynb', '--out-dir', 'same'])
    expect(code).toBe(1)
    expect(stderr).toContain('Cannot write same/b.html: here that is the same file as same/a.html')
    expect(readFileSync(at('same/a.html'), 'utf8')).toContain('only-a')
  })

  test('a pipe in the folder is refused at once', async () => {
    mkdirSync(at('pipes'))
    spawnSync('mkfifo', [at('pipes/a.html')])
    const { code, stderr } = await workshop.run(['export', 'a.ipynb', '--out-dir', 'pipes'])
    expect(code).toBe(1)
    expect(stderr).toContain('it is not a regular file')
  })

  test.each([
    ['/dev/null', 0, 'wrote /dev/null'],
    ['/dev/full', 1, 'the disk is full'],
  ])('-o %s', async (output, expected, said) => {
    const { code, stderr } = await workshop.run(['export', 'a.ipynb', '-o', output])
    expect(code).toBe(expected)
    expect(stderr).toContain(said)
  })
})

test.each([
  ['/dev/stdout', '/dev/null'],
  ['/dev/fd/1', '/dev/null'],
  ['/proc/self/fd/1', '/dev/null'],
  ['/dev/stderr', '&1 >/dev/null'],
])('-o %s is what it says', (output, stderr) => {
  const line = `"${process.execPath}" "${workshop.program}" export -q a.ipynb -o ${output} 2>${stderr} | cat`
  const { stdout } = spawnSync('bash', ['-c', line], { cwd: workshop.folder, encoding: 'utf8' })
  expect(stdout).toMatch(/^<!DOCTYPE html>.*<\/html>\s*$/s)
})

describe('inputs that are no files', () => {
  test.each([
    ['/dev/null', 'INVALID_JSON', 'The input is empty'],
    ['/proc/self/mem', 'READ_FAILED', 'the disk reported an error'],
    ['/dev/zero', 'READ_FAILED', 'it has more than 1000000 bytes'],
  ])('%s ends with an error', async (input, code, reason) => {
    const args = ['export', input, '--limit', 'inputBytes=1000000', '-o', 'never.html']
    const { code: exit, stderr } = await workshop.run(args)
    expect(exit).toBe(1)
    expect(stderr).toContain(`${input}: error[${code}]`)
    expect(stderr).toContain(reason)
    expect(readdirSync(workshop.folder)).not.toContain('never.html')
  })

  test('a pipe without an end', async () => {
    const line = `yes | "${process.execPath}" "${workshop.program}" export - --limit inputBytes=1000000`
    const { status, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('it has more than 1000000 bytes')
    expect(stderr).toContain('Raise --limit inputBytes=N.')
  })
})

describeWith(MOUNT, 'a disk that fills up', () => {
  test('costs the output that does not fit; the old file is whole, the others are written', () => {
    workshop.file('large.ipynb', notebookThatPrints('a line of some length\n'.repeat(100_000)))
    const out = inNamespace(
      `mkdir "$F/full"; mount -t tmpfs -o size=1m tmpfs "$F/full"; cd "$F"; echo -n old > full/large.html
       ${process.execPath} "$P" export a.ipynb large.ipynb b.ipynb --out-dir full 2>&1 || echo "exit $?"
       cat full/large.html; echo; ls -A full`,
      { F: workshop.folder, P: workshop.program },
    )
    const lines = out.trim().split('\n')
    expect(lines).toContain(
      'large.ipynb: error[WRITE_FAILED]: Cannot write full/large.html: the disk is full.',
    )
    expect(lines).toContain('  help: Free some space, or choose another place.')
    expect(lines).toContain('2 of 3 inputs exported')
    expect(lines.slice(-5)).toEqual(['exit 1', 'old', 'a.html', 'b.html', 'large.html'])
  })
})
