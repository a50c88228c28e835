import fc from 'fast-check'
import { parse, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { isCanonical } from '../../src/render/sanitize/canonical.ts'
import { gateAttributes } from '../../src/render/sanitize/gate-attributes.ts'
import { rewrite } from '../../src/render/sanitize/rewrite.ts'
import { sanitize } from '../../src/render/sanitize/sanitize.ts'
import { scopeForTest } from '../support/scope.ts'
import { fragments } from './fragments.ts'

// A browser repairs HTML that is not nested as it should be, and moves elements about while it does. Where that
// happens to sanitised HTML, it may end up somewhere else than it was put: outside of its cell, over the header.

const clean = (fragment: string) => sanitize(fragment, scopeForTest().scope).value

const page = (content: string) =>
  `<!DOCTYPE html><html><head></head><body><div class="a"><div class="b">${content}</div></div><p>after</p></body></html>`

/** The page as parse5 writes it. It leaves out that a `<pre>` that starts with a line break needs another one. */
const canonical = (html: string) => html.replaceAll('\u00a0', '&nbsp;').replace(/(<pre[^>]*>)\n/g, '$1')

/** That a browser's tree of the sanitised fragment is the one that was written. */
function expectSettled(fragment: string): void {
  const written = page(clean(fragment))
  expect(canonical(serialize(parse(written)))).toBe(canonical(written))
}

/** Without what is only ours: the prefix of ids, the class of a placeholder. */
const plain = (html: string) => html.replaceAll('nb-', '').replaceAll(' class="pl-image-missing"', '')

describe('nesting', () => {
  // Each of these left its cell when it was repeated often enough, or took another shape when parsed again.
  it.each([
    '<li><div><li></li></div></li>',
    '<table><div><table></table></div></table>',
    '<table><tr><td><div><tr><table></table></tr></div></td></tr></table>',
    '<dd><div><dt></dt></div></dd>',
    '<li><div><table><li>x</li></table></div></li>',
    '<a><table><a></a></table></a>',
    '<a href="x"><table><td><a href="x"><td></table>',
    '<a href=x><table><tr><td><a href=x></td></tr></table>',
    '<h1><div></h2></div></h1></div>',
    '<b><p></b></p></div>',
    '<p><div></p></div></div>',
    '<ruby><div><li><rt></rt></li></div></ruby>',
    '<table><caption><div></caption></div></table></div>',
    '<svg></div></svg></div>',
    '<math><mtext></div></mtext></math></div>',
  ])('%s stays where it is', (piece) => {
    expectSettled(`${piece.repeat(12)}<p>end</p>`)
  })

  it('is what a browser makes of it, whatever the tags', () => {
    fc.assert(fc.property(fragments, expectSettled), { numRuns: 3_000 })
  })

  it('is the same when sanitised again', () => {
    fc.assert(
      fc.property(fragments, (fragment) => {
        const once = clean(fragment)
        // Pictures and films are finished: what they became is not the notebook's any more.
        fc.pre(!/<(?:video|img)/.test(once))
        expect(plain(clean(once))).toBe(plain(once))
      }),
      { numRuns: 1_500 },
    )
  })

  it('passes the last check without being changed by it', () => {
    fc.assert(
      fc.property(fragments, (fragment) =>
        isCanonical(rewrite(fragment, scopeForTest().scope, []), gateAttributes),
      ),
      { numRuns: 1_000 },
    )
  })
})
