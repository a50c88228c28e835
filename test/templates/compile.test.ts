import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { htmlThemes, notebookTemplates } from '../../src/generated/templates.ts'
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
    expect(theme.styles).toEqual([{ css: 'b{color:#00f}' }, { for: 'x', css: 'a{color:red}' }])
    expect(theme.script).toBe('const é=f();alert(é,é);')
    expect(theme.scriptHash).toBe(`sha256-${createHash('sha256').update(theme.script).digest('base64')}`)
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
    const { script, scriptHash } = htmlThemes.report
    expect(scriptHash).toBe(`sha256-${createHash('sha256').update(script).digest('base64')}`)
  })
})
