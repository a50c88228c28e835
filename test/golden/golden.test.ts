import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { goldenCases, indexFolder, renderCase, renderIndex } from './cases.ts'

// What a person would read. `npm run test:update` writes these files anew; look at the difference before
// committing it.
describe.each(goldenCases)('fixtures/$name', (golden) => {
  const output = renderCase(golden)

  it.each(Object.keys(output) as (keyof typeof output)[])('%s', (file) => {
    const path = join(golden.folder, file)
    const expected = existsSync(path) ? readFileSync(path, 'utf8') : ''
    expect(output[file]).toBe(expected)
  })

  it('comes out the same a second time', () => {
    expect(renderCase(golden)).toEqual(output)
  })
})

describe('fixtures/index-page', () => {
  it('expected.html', () => {
    const expected = readFileSync(join(indexFolder, 'expected.html'), 'utf8')
    expect(renderIndex()['expected.html']).toBe(expected)
  })
})
