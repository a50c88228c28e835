import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TINY_PNG } from '../support/pictures.ts'
import { createWorkshop, notebookThatPrints, notebookThatSays, type Workshop } from './support.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await createWorkshop()
})
afterAll(() => workshop.remove())

const run = (...outputs: unknown[]) => JSON.stringify({ version: 1, meta: { system: 'demo' }, outputs })
const BROKEN = {
  ...JSON.parse(notebookThatPrints('x')),
  cells: [{ cell_type: 'markdown', metadata: {}, source: 5 }],
}

describe('warnings', () => {
  test('a missing image is one warning, with the reason', async () => {
    workshop.file('image.ipynb', notebookThatSays('![x](gone.png) <img src="gone.png"> ![y](http://x/y.png)'))
    const { stderr } = await workshop.run(['export', 'image.ipynb'])
    const lines = stderr.split('\n').filter((line) => line.includes('IMAGE_NOT_INLINED'))
    expect(lines.filter((line) => line.includes('gone.png'))).toEqual([
      expect.stringContaining('"gone.png" could not be read: There is no such file.'),
    ])
    expect(lines.filter((line) => line.includes('http://x/y.png'))).toHaveLength(1)
  })

  test('say which document a pointer leads into, where that is not the input', async () => {
    workshop.file('run.json', run({ kind: 'from-the-future' }, { kind: 'markdown', text: '![x](gone.png)' }))
    const { stderr } = await workshop.run(['export', 'run.json'])
    expect(stderr).toMatch(/warning\[UNKNOWN_KIND\] \/outputs\/0\/kind: /)
    expect(stderr).toMatch(/warning\[IMAGE_NOT_INLINED\] \/cells\/\d+ of the notebook made from it: /)
    workshop.file('plain.ipynb', notebookThatSays('![x](gone.png)'))
    expect((await workshop.run(['export', 'plain.ipynb'])).stderr).toMatch(/\] \/cells\/0: /)
  })
})

describe('validate looks into the notebooks of a run', () => {
  test('and says where, in an object and in a text', async () => {
    const text = JSON.stringify(BROKEN)
    const good = JSON.parse(notebookThatPrints('x'))
    workshop.file(
      'notebooks.json',
      run(
        { kind: 'notebook', content: good },
        { kind: 'notebook', content: BROKEN },
        { kind: 'notebook', content: text },
        { kind: 'notebook', content: 'no notebook' },
      ),
    )
    const { code, stdout } = await workshop.run(['validate', 'notebooks.json'])
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /notebooks\.json:1:\d+: error\[INVALID_NOTEBOOK\] \/outputs\/1\/content\/cells\/0\/source: /,
    )
    expect(stdout).toMatch(
      /error\[INVALID_NOTEBOOK\] \/outputs\/2\/content: at \/cells\/0\/source in it, found number 5/,
    )
    expect(stdout).toMatch(/error\[INVALID_NOTEBOOK\] \/outputs\/3\/content: /)
    expect(stdout).not.toContain('/outputs/0/')
    workshop.file('fine.json', run({ kind: 'notebook', content: good }))
    expect((await workshop.run(['validate', 'fine.json'])).code).toBe(0)
  })
})

describe('a position', () => {
  test('is said once', async () => {
    workshop.file('bad.ipynb', '{\n "cells": }')
    const { stderr } = await workshop.run(['export', 'bad.ipynb'])
    expect(stderr.match(/line 2, column 11/g)).toHaveLength(1)
    const { stdout } = await workshop.run(['validate', 'bad.ipynb'])
    expect(stdout).toMatch(/^bad\.ipynb:2:11: error\[INVALID_JSON\]: [^\n]*$/m)
    expect(stdout).not.toContain('column')
  })
})

describe('limits', () => {
  const deep = `${'['.repeat(1_500)}${']'.repeat(1_500)}`

  test.each(['export', 'validate'])('%s: help names the option, which works', async (command) => {
    const notebook = { ...JSON.parse(notebookThatPrints('x')), metadata: { deep: 0 } }
    workshop.file('deep.ipynb', JSON.stringify(notebook).replace('"deep":0', `"deep":${deep}`))
    const refused = await workshop.run([command, 'deep.ipynb'])
    expect(refused.code).toBe(1)
    expect(refused.stdout + refused.stderr).toContain('LIMIT_EXCEEDED')
    if (command === 'export') expect(refused.stderr).toContain('help: Raise --limit jsonDepth=N if you trust')
    expect((await workshop.run([command, 'deep.ipynb', '--limit', 'jsonDepth=2000'])).code).toBe(0)
  })

  test('of the page and of images count, too', async () => {
    workshop.file('markdown.ipynb', notebookThatSays('*some* words'))
    const { stderr } = await workshop.run(['export', 'markdown.ipynb', '--limit', 'markdownLength=5'])
    expect(stderr).toContain('warning[FALLBACK]')
    workshop.file('a.png', Buffer.from(TINY_PNG, 'base64'))
    workshop.file('b.ipynb', notebookThatSays('![a](a.png?1) ![a](a.png?2)'))
    const warnings = async (limit: string) =>
      (await workshop.run(['export', 'b.ipynb', '--limit', limit])).stderr.match(/IMAGE_NOT_INLINED/g)?.length
    expect(await warnings('imageBytes=5')).toBe(2)
    expect(await warnings('imageTotalBytes=100')).toBe(1)
    expect(await warnings('imageTotalBytes=1000')).toBeUndefined()
  })
})
