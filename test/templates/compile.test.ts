import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { notebookTemplates, pageScript } from '../../src/generated/templates.ts'
import { itemSchemas } from '../../src/model/item-schemas.ts'
import { compileNotebookTemplate } from '../../templates/compile-notebook.ts'
import { compileTheme } from '../../templates/compile-theme.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'platen-templates-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function write(files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const manifest = JSON.stringify({ name: 'x', styles: ['b.css', { file: 'a.css', for: 'x' }], script: 'x.js' })

describe('a theme', () => {
  it('is its styles in the order of the manifest and its script, both small', async () => {
    write({
      'manifest.json': manifest,
      'a.css': 'a { color : red }',
      'b.css': '/* b */ b { color : blue }',
      'x.js': 'const é = f() // x\n\nalert( é, é )\n',
    })
    const theme = await compileTheme(folder)
    expect(theme.styles).toEqual([
      { file: `${basename(folder)}/b.css`, css: 'b{color:#00f}' },
      { file: `${basename(folder)}/a.css`, for: 'x', css: 'a{color:red}' },
    ])
    const text = String.raw`const \u00E9=f();alert(\u00E9,\u00E9);`
    expect(theme.script).toEqual({
      text,
      hash: `sha256-${createHash('sha256').update(text).digest('base64')}`,
    })
  })

  it('cannot end the element it stands in', async () => {
    write({
      'manifest.json': manifest,
      'b.css': '',
      'a.css': 'a::before { content: "</style>" }',
      'x.js': '',
    })
    expect(JSON.stringify(await compileTheme(folder))).not.toContain('</')
    write({ 'x.js': 'x = "<!-- <script>"' })
    await expect(compileTheme(folder)).rejects.toThrow('must not hold "<!--"')
  })
})

describe('a theme that extends another', () => {
  const base = {
    'base/manifest.json': JSON.stringify({ styles: ['a.css', { file: 'b.css', for: 'x' }], script: 'x.js' }),
    'base/a.css': 'a { top: 1px }',
    'base/b.css': 'b { top: 2px }',
    'base/x.js': '',
    'own/b.css': 'b { top: 3px }',
    'own/c.css': 'c { top: 4px }',
  }
  const compile = (manifest: object) => {
    for (const name of ['base', 'own']) mkdirSync(join(folder, name), { recursive: true })
    write({ ...base, 'own/manifest.json': JSON.stringify(manifest) })
    return compileTheme(join(folder, 'own'))
  }

  it('has its styles, those that are replaced in their place, and then its own', async () => {
    const theme = await compile({ extends: 'base', replaces: { 'b.css': 'b.css' }, styles: ['c.css'] })
    expect(theme).toEqual({
      styles: [
        { file: 'base/a.css', css: 'a{top:1px}' },
        { file: 'own/b.css', for: 'x', css: 'b{top:3px}' },
        { file: 'own/c.css', css: 'c{top:4px}' },
      ],
    })
  })

  it.each([
    [
      'a file that is not there is replaced',
      { extends: 'base', replaces: { 'z.css': 'b.css' }, styles: [] },
      'no z.css',
    ],
    ['it has a script', { extends: 'base', styles: [], script: 'x.js' }, 'no script of its own'],
  ])('is refused where %s', async (_name, manifest, message) => {
    await expect(compile(manifest)).rejects.toThrow(message)
  })
})

describe('a notebook template', () => {
  it('is refused where it is wrong', () => {
    write({ 't.json': '{"sections": [{"kinds": ["log"]}]}' })
    expect(() => compileNotebookTemplate(join(folder, 't.json'))).toThrow('/sections/0/kinds/0')
  })
})

describe('what is shipped', () => {
  it('has a place for every kind of item', () => {
    const placed = notebookTemplates.generic.sections.flatMap(({ kinds }) => kinds)
    expect([...placed].sort()).toEqual(Object.keys(itemSchemas).sort())
  })

  it('knows the hash of the script as it stands in the page', () => {
    expect(pageScript.hash).toBe(`sha256-${createHash('sha256').update(pageScript.text).digest('base64')}`)
  })
})
