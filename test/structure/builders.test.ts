import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryPath } from '../support/shared.ts'
import { BUILDERS } from './builders.ts'
import { CONTENT_ATTRIBUTES, CONTENT_ELEMENTS, ELEMENT_ATTRIBUTES } from './page-policy.ts'

// What is ours alone stands in one list. A file that begins to write a class or to go around escaping without being
// named there fails here, and so does a name that no file has any more.

const CLASS_OF_OURS = /(?<![\w-])pl-[a-z]+(?:-[a-z]+)*-?/g
const BYPASS = /\btrusted(?:Html|Pieces)\(/
/** Where the bypass itself is, and what tells classes of ours from others. */
const NO_BUILDERS = new Set([
  'render/safe-html.ts',
  'render/sanitize/attributes.ts',
  'generated/templates.ts',
])

const sources = readdirSync(repositoryPath('src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({
    file: path.split(sep).join('/'),
    text: readFileSync(join(repositoryPath('src'), path), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, ''),
  }))
  .filter(({ file }) => !NO_BUILDERS.has(file))

const words = (text = '') => text.split(' ').filter((word) => word !== '')
const distinct = (list: readonly string[]) => [...new Set(list)].sort()

describe('builders', () => {
  it('are all named', () => {
    const found = sources.filter(({ text }) => text.match(CLASS_OF_OURS) !== null || BYPASS.test(text))
    const named = Object.entries(BUILDERS).filter(([, { classes, trusts }]) => classes ?? trusts)
    expect(found.map(({ file }) => file).sort()).toEqual(named.map(([file]) => file).sort())
  })

  it.each(Object.entries(BUILDERS))('%s writes the classes it is said to write', (file, { classes }) => {
    const text = sources.find((source) => source.file === file)?.text ?? ''
    expect(distinct(text.match(CLASS_OF_OURS) ?? [])).toEqual(distinct(words(classes)))
  })

  it.each(Object.entries(BUILDERS))('%s trusts only where it is said why', (file, { trusts }) => {
    const text = sources.find((source) => source.file === file)?.text ?? ''
    expect(BYPASS.test(text)).toBe(trusts !== undefined)
  })

  it('name what content may not have, and nothing else', () => {
    for (const { emits = {} } of Object.values(BUILDERS)) {
      for (const [selector, attributes] of Object.entries(emits)) {
        const tag = /([a-z]+)(?:\.|$)/.exec(selector)![1]!
        const extra = words(attributes).filter(
          (name) => !CONTENT_ATTRIBUTES.has(name) && !ELEMENT_ATTRIBUTES[tag]?.has(name),
        )
        expect(extra.length > 0 || !CONTENT_ELEMENTS.has(tag), selector).toBe(true)
      }
    }
  })
})
