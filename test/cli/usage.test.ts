import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repositoryPath } from '../support/shared.ts'
import { createWorkshop, notebookThatPrints, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
  mkdirSync(join(workshop.folder, 'sub'))
  mkdirSync(join(workshop.folder, 'out'))
  workshop.file('a.ipynb', notebookThatPrints('a'))
  workshop.file('b.ipynb', notebookThatPrints('b'))
  workshop.file('a.json', '{}')
  workshop.file('export.json', '{}')
  workshop.file('wrong.json', '{"sections": 5}')
  workshop.file('sub/a.ipynb', notebookThatPrints('other a'))
  workshop.file('out/index.html', '{}')
  workshop.file('page.html', 'an input called .html')
  symlinkSync('../a.ipynb', join(workshop.folder, 'out/b.ipynb'))
  linkSync(join(workshop.folder, 'a.ipynb'), join(workshop.folder, 'out/a.ipynb'))
})
afterAll(() => workshop.remove())

const WRONG: readonly (readonly [args: string, message: string])[] = [
  ['', 'Usage:'],
  ['export', 'there is no input'],
  ['validate', 'there is no input'],
  ['exprot a.ipynb', 'there is no command "exprot"'],
  ['exprot a.ipynb', 'Did you mean platen export?'],
  ['vaildate a.ipynb', 'Did you mean platen validate?'],
  ['nonsense', 'To export a file: platen export nonsense'],
  ['export.json', 'To export a file: platen export export.json'],
  ['--hepl', 'Did you mean platen --help?'],
  ['export a.ipynb --redct-hedaer x', 'Did you mean --redact-header?'],
  ['export a.ipynb --redact=', '--redact needs a name'],
  ['export a.ipynb --redact x --redact=', '--redact needs a name'],
  ['export a.ipynb --redact=\u00a0', '--redact needs a name'],
  ['export a.ipynb --redact=--', 'redact: names/0 is not a name'],
  ['export a.ipynb --redact-header=', '--redact-header needs a name'],
  ['export a.ipynb --redact-pattern=', '--redact-pattern needs a regular expression'],
  ['export a.ipynb --out-dir=', '--out-dir needs the name of a folder'],
  ['export a.ipynb -o new/', '-o new/ names a folder | Use --out-dir new/'],
  ['export a.ipynb -o new.html/', '-o new.html/ names a folder'],
  ['export a.ipynb -o v1.2/', '-o v1.2/ names a folder'],
  ['export a.ipynb -o new/.', '-o new/. names a folder'],
  ['a.ipynb', 'platen export a.ipynb'],
  ['--wrong', 'there is no option --wrong'],
  ['export a.ipynb --wrong', 'there is no option --wrong'],
  ['export a.ipynb --tittle x', 'Did you mean --title?'],
  ['export a.ipynb --output-dir x', 'Use --out-dir.'],
  ['export a.ipynb --to', '--to needs a value'],
  ['export a.ipynb --title --toc', '--title=--toc'],
  ['export a.ipynb --toc=yes', '--toc takes no value'],
  ['export a.ipynb --title x --title y', '--title is given more than once'],
  ['export a.ipynb --to pdf', 'there is no format "pdf"'],
  ['export a.ipynb --to html,', 'there is no format ""'],
  ['export a.ipynb --theme blue', '--theme: theme is "blue"; it can be "report", "lab", "paper"'],
  ['export a.ipynb --color-scheme blue', '--color-scheme is "blue"'],
  [
    'export a.ipynb --theme dark --color-scheme light',
    '--color-scheme: theme is "dark" and --color-scheme "light"',
  ],
  ['export a.ipynb --variable accent', '--variable needs NAME=VALUE'],
  [
    'export a.ipynb --variable acent=red',
    '--variable: The theme has no variable "acent" | Did you mean accent? For example --variable accent=#0a7. | are accent, ',
  ],
  [
    'export a.ipynb --variable accent=url(x)',
    '--variable: accent is "url(x)", which is not a plain value of CSS | For example',
  ],
  ['export a.ipynb --time-zone Mars/Base', '--time-zone is "Mars/Base"'],
  ['export a.ipynb --locale d_e', '--locale: locale is "d_e"'],
  ['export a.ipynb --index', '--index needs a folder | Add --out-dir DIR'],
  [
    'export a.ipynb index.ipynb --index --out-dir new',
    'index.ipynb and the page of --index would both be written to new/index.html',
  ],
  [
    'export out/index.html --to ipynb --index --out-dir out',
    '--index would overwrite the input out/index.html',
  ],
  ['export a.ipynb --code hidden', '--code: code is "hidden"; it can be "shown", "folded" or "removed"'],
  ['export a.ipynb --from nowhere', 'there is no source "nowhere"'],
  ['export a.ipynb --from databrick', 'Did you mean --from databricks?'],
  ['export a.ipynb --truncate -5', '--truncate needs a value'],
  ['export a.ipynb --truncate=0', '--truncate needs a number of lines'],
  ['export a.ipynb --toc --no-toc', 'exclude each other'],
  ['export a.ipynb --template missing.json', '--template missing.json'],
  ['export a.ipynb b.ipynb -o x.html', '2 inputs'],
  ['export a.ipynb --to html,ipynb -o x.html', '2 formats'],
  ['export a.ipynb -o x.html --out-dir out', 'exclude each other'],
  ['export a.ipynb -o out', 'Use --out-dir out'],
  ['export a.ipynb a.json', 'a.ipynb and a.json would both be written to a.html'],
  ['export a.ipynb ./a.ipynb', 'would both be written to'],
  ['export a.ipynb a.json sub/a.ipynb --out-dir out', 'a.ipynb and a.json would both be written to'],
  ['export a.ipynb -o x.pdf', '-o x.pdf names no format Platen writes'],
  ['export a.ipynb -o x.pdf', '--to html or --to ipynb'],
  ['export a.ipynb -o v1.2', 'names no format'],
  ['export a.ipynb -o x.ipynb --to html', 'would hold html'],
  ['export a.ipynb -o x.htm --to ipynb', 'would hold ipynb'],
  ['export a.ipynb --lang d_e', 'd_e'],
  ['export missing.ipynb --lang not_a_tag', '--lang: '],
  ['export missing.ipynb --template wrong.json', 'template is not valid'],
  ['export missing.ipynb --template /dev/zero', 'more than 1048576 bytes'],
  ['export a.ipynb --limit jsonDepth', '--limit needs NAME=N'],
  ['export a.ipynb --limit jsonDepth=-1', '--limit needs NAME=N'],
  ['export a.ipynb --limit __proto__=5', '--limit needs NAME=N'],
  ['export a.ipynb --limit constructor=5', 'there is no limit "constructor"'],
  ['export a.ipynb --limit jsondepth=5', 'Did you mean --limit jsonDepth=5?'],
  ['validate a.ipynb --limit depth=5', 'Use --limit with one of jsonDepth, '],
  ['export a.ipynb --limit inputBytes=999999999999', 'at most'],
  ['export a.ipynb --to ipynb', 'would overwrite the input'],
  ['export page.html', 'would overwrite the input'],
  ['export a.ipynb -o sub/../a.ipynb', 'would overwrite the input'],
  ['export a.ipynb --to ipynb --out-dir out', 'would overwrite the input'],
  ['export b.ipynb a.ipynb --to ipynb --out-dir out', 'would overwrite the input a.ipynb'],
  ['export a.ipynb --keep-version', 'Add --to ipynb'],
  ['export a.ipynb --keep-version --to html,ipynb', '--keep-version is for IPYNB only'],
  ['export a.ipynb --keep-version --to ipynb --strip', 'so --strip cannot go with it'],
  ['export a.ipynb --keep-version --to ipynb --redact x', 'so --redact cannot go with it'],
  ['export a.ipynb --keep-version --to ipynb --title x', 'so --title cannot go with it'],
  ['export a.ipynb --keep-version --to ipynb --strict', 'Use platen validate'],
  ['export a.ipynb --keep-version --to ipynb --from platen', 'takes notebooks, not --from platen'],
  ['export a.ipynb --keep-version --to ipynb', 'would overwrite the input'],
  ['export a.ipynb --remove-pattern (a', '--remove-pattern is not a regular expression'],
  ['export a.ipynb --keep-metadata x', '--keep-metadata needs --clear-metadata'],
  ['export a.ipynb --clear-metadata --keep-metadata a//b', 'keys with / between them'],
  ['export a.ipynb --clear-metadata --keep-metadata=', 'keys with / between them'],
  ['export a.ipynb --extract-files x', 'the HTML page embeds its images'],
  ['export - --to ipynb --extract-files x', 'standard output has no place'],
  ['export a.ipynb -o - --to ipynb --extract-files x', 'standard output has no place'],
  ['export a.ipynb -o x.ipynb --extract-files ../up', '--extract-files: folder "../up" has a way to another'],
  ['export a.ipynb -o x.ipynb --extract-files a/../../b', '--extract-files: folder'],
  ['export a.ipynb -o x.ipynb --extract-files /tmp/x', '--extract-files: folder "/tmp/x" is absolute'],
  ['export a.ipynb -o x.ipynb --extract-files c:x', '--extract-files: folder'],
  ['export a.ipynb -o x.ipynb --extract-files=', '--extract-files: it is empty'],
  ['export - -', 'only once'],
  ['export - --to html,ipynb', 'one output only'],
]

describe('a wrong command line is exit code 2, one message, and nothing done', () => {
  test.each(WRONG)('platen %s', async (line, message) => {
    const before = readdirSync(workshop.folder).sort()
    const { code, stdout, stderr } = await workshop.run(line.split(' ').filter((word) => word !== ''))
    expect(code).toBe(2)
    expect(stdout).toBe('')
    for (const part of message.split(' | ')) expect(stderr).toContain(part)
    expect(stderr).not.toMatch(/\bat .*\.(mjs|ts):\d+/)
    expect(readdirSync(workshop.folder).sort()).toEqual(before)
  })

  test('an option that only the core can judge counts as one, too', async () => {
    const { code, stderr } = await workshop.run(['export', 'b.ipynb', '--lang', 'not a <tag>'])
    expect(code).toBe(2)
    expect(stderr).toContain('lang')
    expect(existsSync(join(workshop.folder, 'b.html'))).toBe(false)
  })
})

describe('help', () => {
  test('the version is the package’s', async () => {
    const { version } = JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8'))
    expect(await workshop.run(['--version'])).toEqual({
      code: 0,
      signal: null,
      stdout: `${version}\n`,
      stderr: '',
    })
  })

  test.each([['--help'], ['-h'], ['help'], ['help export'], ['export --help'], ['validate -h']])(
    'platen %s goes to standard output',
    async (line) => {
      const { code, stdout, stderr } = await workshop.run(line.split(' '))
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain('Usage:')
      expect(stdout).toContain('Exit codes: 0')
      expect(stdout).not.toContain('{sources}')
      for (const text of stdout.split('\n')) expect(text.length).toBeLessThanOrEqual(120)
    },
  )

  test('names every source', async () => {
    const { stdout } = await workshop.run(['export', '--help'])
    expect(stdout).toMatch(/platen, jupyter, .*databricks/)
  })
})
