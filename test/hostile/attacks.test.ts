import fc from 'fast-check'
import { parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { bySanitizeHtml } from '../../src/render/sanitize/by-sanitize-html.ts'
import { isCanonical } from '../../src/render/sanitize/canonical.ts'
import { gateAttributes } from '../../src/render/sanitize/gate-attributes.ts'
import { rewrite } from '../../src/render/sanitize/rewrite.ts'
import { sanitize } from '../../src/render/sanitize/sanitize.ts'
import { verifyFragment } from '../structure/verify-content.ts'
import { FULL } from '../support/requires.ts'
import { scopeForTest } from '../support/scope.ts'
import { attacks } from './attacks.ts'
import { hasVectors, publishedPayloads } from './payloads.ts'

const RUNS = FULL ? 100_000 : 1_500
const MINUTES = 60_000

/**
 * Start tags and text in their order. sanitize-html leaves out attributes that are empty, and closes what it holds to
 * be closed elsewhere than a browser; neither says anything about safety.
 */
const content = (markup: string) =>
  serialize(parseFragment(markup))
    .replace(/ [a-z-]+=""/g, '')
    .replace(/<\/[a-z0-9]+>/g, '')

function verify(fragment: string): void {
  expect(verifyFragment(sanitize(fragment, scopeForTest().scope).value)).toEqual([])
}

/** What goes past sanitize-html is what it would have let through. */
function agree(fragment: string): void {
  const rewritten = rewrite(fragment, scopeForTest().scope, [])
  expect(isCanonical(rewritten, gateAttributes)).toBe(true)
  expect(content(bySanitizeHtml(rewritten))).toBe(content(rewritten))
}

describe('attacks', () => {
  it(
    `leave nothing the policy forbids, and what a parser reads as it is written: ${RUNS} at random`,
    () => fc.assert(fc.property(attacks, verify), { numRuns: RUNS }),
    20 * MINUTES,
  )

  it(
    `get the same verdict from our own last check and from sanitize-html: ${RUNS} at random`,
    () => fc.assert(fc.property(attacks, agree), { numRuns: RUNS }),
    20 * MINUTES,
  )

  it.skipIf(!hasVectors)('that were published leave nothing either', () => {
    for (const { html } of publishedPayloads()) verify(html)
  })

  it.skipIf(!hasVectors)('that were published get the same verdict', () => {
    for (const { html } of publishedPayloads()) agree(html)
  })
})
