import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { JSDOM, VirtualConsole } from 'jsdom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyPage } from '../structure/verify-page.ts'
import { repositoryPath } from '../support/shared.ts'
import { createWorkshop, notebookThatPrints, notebookThatSays, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
  mkdirSync(join(workshop.folder, 'in'))
  workshop.file('in/first & <only> #1.ipynb', notebookThatSays('# A *first* report'))
  workshop.file('second.ipynb', notebookThatPrints('x'))
  workshop.file('broken.ipynb', '{"cells": 5, "nbformat": 4}')
  workshop.file('repaired.ipynb', notebookThatPrints('x').replace('"id": "only",', ''))
})
afterAll(() => workshop.remove())

const indexIn = (folder: string) => {
  const html = readFileSync(join(workshop.folder, folder, 'index.html'), 'utf8')
  expect(verifyPage(html)).toEqual([])
  return new JSDOM(html, { virtualConsole: new VirtualConsole() }).window.document
}
const rows = (document: Document) =>
  [...document.querySelectorAll('tbody tr')].map((row) => ({
    text: row.textContent.replace(/\s+/g, ' ').trim(),
    links: [...row.querySelectorAll('a')].map((link) => link.getAttribute('href')!),
  }))
const SALES = repositoryPath('fixtures', 'nightly-sales', 'input.json')

test('--index links what was exported, with title and state, and names what failed', async () => {
  const inputs = ['in/first & <only> #1.ipynb', SALES, 'broken.ipynb', 'missing.ipynb']
  const { code, stderr } = await workshop.run([
    'export',
    ...inputs,
    '--to',
    'html,ipynb',
    '--out-dir',
    'out',
    '--index',
  ])
  expect(code).toBe(1)
  expect(stderr).toContain('wrote out/index.html (')
  const document = indexIn('out')
  const [first, sales, broken, missing] = rows(document)
  expect(first!.text).toMatch(/^A first report IPYNBin\/first & <only> #1\.ipynb[\d.]+ KB$/)
  expect(sales!.text).toMatch(/^Nightly sales, 20 November 2026 .*Succeeded2026-11-20 04:00:12 UTC3 min 6 s/)
  expect(broken!.text).toContain('/cells: Found number 5')
  expect(missing!.text).toContain('missing.ipynb')
  expect([broken!.links, missing!.links]).toEqual([[], []])
  expect(first!.links).toEqual([
    'first%20%26%20%3Conly%3E%20%231.html',
    'first%20%26%20%3Conly%3E%20%231.ipynb',
  ])
  for (const link of [...first!.links, ...sales!.links])
    expect(existsSync(join(workshop.folder, 'out', decodeURIComponent(link))), link).toBe(true)
  const failed = [...document.querySelectorAll('.pl-errors li')].map(({ textContent }) => textContent)
  expect(failed).toHaveLength(2)
  expect(failed[0]).toMatch(/^broken\.ipynb: /)
})

test('inputs of one name are in folders, and links lead there', async () => {
  mkdirSync(join(workshop.folder, 'a b'))
  workshop.file('a b/same.ipynb', notebookThatPrints('1'))
  workshop.file('in/same.ipynb', notebookThatPrints('2'))
  await workshop.run(['export', 'a b/same.ipynb', 'in/same.ipynb', '--out-dir', 'folders', '--index'])
  const links = rows(indexIn('folders')).flatMap((row) => row.links)
  expect(links).toEqual(['a%20b/same.html', 'in/same.html'])
  for (const link of links)
    expect(existsSync(join(workshop.folder, 'folders', decodeURIComponent(link)))).toBe(true)
})

test('it has the looks and the language of the reports, and a title of its own', async () => {
  const options = ['--theme', 'lab', '--lang', 'zh', '--title', 'One', '--variable', 'accent=#0a7']
  const { code } = await workshop.run(['export', 'second.ipynb', '--out-dir', 'zh', '--index', ...options])
  expect(code).toBe(0)
  const document = indexIn('zh')
  expect(document.title).toBe('报告')
  expect(document.documentElement.lang).toBe('zh')
  expect(document.querySelector('style')!.textContent).toContain('--pl-accent:#0a7')
  expect(rows(document)[0]!.text).toMatch(/^One/)
})

test('--strict: what was refused or counts as failed is said so', async () => {
  const { code } = await workshop.run([
    'export',
    'repaired.ipynb',
    'second.ipynb',
    '--out-dir',
    'strict',
    '--index',
    '--strict',
  ])
  expect(code).toBe(1)
  const [repaired, second] = rows(indexIn('strict'))
  expect(repaired).toEqual({
    text: expect.stringContaining('refused, because reading it took 1 repair'),
    links: [],
  })
  expect(second!.links).toEqual(['second.html'])
})

test('secrets that are redacted are not in it', async () => {
  workshop.file('secret.ipynb', notebookThatSays('# The key is hunter22 here'))
  await workshop.run([
    'export',
    'secret.ipynb',
    '--out-dir',
    'redacted',
    '--index',
    '--redact-pattern',
    'hunter\\d+',
  ])
  const { text } = rows(indexIn('redacted'))[0]!
  expect(text).toContain('The key is')
  expect(text).not.toContain('hunter')
})

test('it does not leave the folder through a link, and that counts as failed', async () => {
  mkdirSync(join(workshop.folder, 'linked'))
  workshop.file('precious.html', 'precious')
  symlinkSync('../precious.html', join(workshop.folder, 'linked', 'index.html'))
  const { code, stderr } = await workshop.run(['export', 'second.ipynb', '--out-dir', 'linked', '--index'])
  expect(readFileSync(join(workshop.folder, 'precious.html'), 'utf8')).toBe('precious')
  expect([code, stderr]).toEqual([1, expect.stringContaining('index.html')])
})

test('it is not written over a report of that name', async () => {
  workshop.file('INDEX.ipynb', notebookThatPrints('x'))
  const { code, stderr } = await workshop.run(['export', 'INDEX.ipynb', '--out-dir', 'both', '--index'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('INDEX.ipynb and the page of --index')])
  expect(existsSync(join(workshop.folder, 'both'))).toBe(false)
})
