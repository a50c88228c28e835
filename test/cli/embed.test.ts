import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TINY_PNG } from '../support/pictures.ts'
import { repositoryPath } from '../support/shared.ts'
import { createWorkshop, notebookThatPrints, notebookThatSays, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
})
afterAll(() => workshop.remove())
const read = (name: string) => readFileSync(join(workshop.folder, name), 'utf8')

describe('a report that embeds its notebook', () => {
  test('gives it back, from a file and from a pipe', async () => {
    workshop.file('run.json', readFileSync(repositoryPath('fixtures', 'nightly-sales', 'input.json')))
    await workshop.run(['export', 'run.json', '--embed', '-o', 'report.html'])
    await workshop.run(['export', 'run.json', '--to', 'ipynb', '-o', 'direct.ipynb'])
    const back = await workshop.run(['export', 'report.html', '--to', 'ipynb'])
    expect([back.code, back.stderr]).toEqual([
      0,
      expect.stringMatching(/^report\.html: wrote report\.ipynb \(/),
    ])
    expect(read('report.ipynb')).toBe(read('direct.ipynb'))
    const piped = await workshop.run(['export', '-', '--to', 'ipynb', '-o', '-'], {
      input: read('report.html'),
    })
    expect(piped.stdout).toBe(read('direct.ipynb'))
    const kept = await workshop.run([
      'export',
      'report.html',
      '--to',
      'ipynb',
      '--keep-version',
      '-o',
      'kept.ipynb',
    ])
    expect(kept.code).toBe(0)
    expect(read('kept.ipynb')).toBe(read('direct.ipynb'))
    const again = await workshop.run(['export', 'report.html', '--theme', 'dark', '-o', 'again.html'])
    expect(again.code).toBe(0)
    expect(read('again.html')).toContain('According to the file:')
  })

  test('is checked by what it embeds', async () => {
    const valid = await workshop.run(['validate', 'report.html'])
    expect([valid.code, valid.stdout]).toEqual([
      0,
      'report.html: valid (notebook, nbformat 4.5, embedded in a report)\n',
    ])
    const ipynb = JSON.stringify({ ...JSON.parse(read('direct.ipynb')), cells: [{ cell_type: 'x' }] })
    const wrong = read('report.html').replace(
      /(x-ipynb\+json;base64,)[^"]*/,
      `$1${Buffer.from(ipynb).toString('base64')}`,
    )
    workshop.file('wrong.html', wrong)
    const { code, stdout } = await workshop.run(['validate', 'wrong.html'])
    expect(code).toBe(1)
    // Line and column would be those of the page.
    expect(stdout).toMatch(/^wrong\.html: error\[INVALID_NOTEBOOK\] \/cells\/0/)
    const exported = await workshop.run(['export', 'wrong.html', '--to', 'ipynb', '--strict'])
    expect(exported.code).toBe(1)
    expect(exported.stderr).toContain('warning[REPAIRED] /cells/0/cell_type of the notebook made from it')
  })

  test.each([
    ['without one', '<!DOCTYPE html><p>x', 'NOTEBOOK_NOT_EMBEDDED'],
    ['that was cut off', 'cut', 'INVALID_BASE64'],
  ])('a page %s is refused', async (_name, page, code) => {
    const report = read('report.html')
    workshop.file('bad.html', page === 'cut' ? report.slice(0, report.indexOf('x-ipynb') + 60) : page)
    for (const command of [
      ['export', 'bad.html', '--to', 'ipynb'],
      ['validate', 'bad.html'],
      ['export', 'bad.html', '--from', 'jupyter', '--to', 'ipynb'],
    ]) {
      const result = await workshop.run(command)
      expect([result.code, result.stdout + result.stderr]).toEqual([1, expect.stringContaining(code)])
    }
  })

  test('is not overwritten by another report of it', async () => {
    const { code, stderr } = await workshop.run(['export', 'report.html'])
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('Get its notebook with --to ipynb, or choose another place'),
    ])
  })

  test('holds no more than redaction left', async () => {
    workshop.file('secret.ipynb', notebookThatPrints('password: hunter2-x'))
    await workshop.run(['export', 'secret.ipynb', '--embed', '--redact', 'password'])
    await workshop.run(['export', 'secret.html', '--to', 'ipynb', '-o', 'recovered.ipynb'])
    expect(read('recovered.ipynb')).toContain('REDACTED')
    expect(read('recovered.ipynb')).not.toContain('hunter2')
  })
})

describe('images of a page', () => {
  let server: Server
  let host: string
  let hits = 0
  beforeAll(async () => {
    server = createServer((_request, response) => {
      hits++
      response.end(Buffer.from(TINY_PNG, 'base64'))
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    workshop.file('web.ipynb', notebookThatSays(`![a](${host}/a.png) ![b](https://b.example/b.png)`))
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  test('are fetched from hosts that are named, and from no others', async () => {
    const without = await workshop.run(['export', 'web.ipynb', '-o', 'without.html'])
    expect(without.stderr.match(/IMAGE_NOT_INLINED/g)).toHaveLength(2)
    expect(hits).toBe(0)
    const { code, stderr } = await workshop.run([
      'export',
      'web.ipynb',
      '--fetch-images',
      `x.example,${host}`,
    ])
    expect([code, stderr.match(/IMAGE_NOT_INLINED/g)?.length, hits]).toEqual([0, 1, 1])
    expect(read('web.html')).toContain(`data:image/png;base64,${TINY_PNG}`)
    const small = await workshop.run([
      'export',
      'web.ipynb',
      '--fetch-images',
      host,
      '--limit',
      'imageBytes=20',
    ])
    expect(small.stderr).toContain('It has more than 20 bytes')
  })

  test('have a budget', async () => {
    workshop.file('a.png', Buffer.from(TINY_PNG, 'base64'))
    workshop.file('files.ipynb', notebookThatSays('![a](a.png) ![b](./a.png)'))
    const { stderr } = await workshop.run(['export', 'files.ipynb', '--max-images', '0.1kb'])
    expect(stderr).toContain('all images together may have 100 bytes (--max-images)')
    expect(read('files.html').match(/<img /g)).toHaveLength(1)
    const one = await workshop.run(['export', 'files.ipynb', '--max-image', '50'])
    expect(one.stderr.match(/an image may have 50 bytes \(--max-image\)/g)).toHaveLength(1)
  })

  test.each([
    [['--fetch-images', '*'], '--fetch-images: "*", which is no host'],
    [['--fetch-images', 'a.example/x'], 'which is no host'],
    [['--max-image', 'large'], '--max-image needs a size, not "large"'],
    [['--max-images', '5TB'], '--max-images needs a size'],
  ])('%j is refused before anything is read', async (args, message) => {
    const { code, stderr } = await workshop.run(['export', 'missing.ipynb', ...args])
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})
