import { describe, expect, it } from 'vitest'
import { sanitize } from '../../src/render/sanitize/sanitize.ts'
import { scopeForTest } from '../support/scope.ts'
import { FRAGMENT_COSTS } from './fragment-costs.ts'

// Either a megabyte takes less than a second, or two take no more than 2.5 times as long. Processor time, so that
// other work on the machine does not count; the least of several, so that a collection of garbage does not.

const SIZE = 1_000_000
const ENOUGH_MS = 1_000
const GROWTH = 2.5
const ATTEMPTS = 3
const HANG_MS = 60_000

interface Cost {
  readonly milliseconds: number
  /** Of what was written, in UTF-16 units. */
  readonly length: number
}

function costOf(fragment: string): Cost {
  const { scope } = scopeForTest()
  const before = process.cpuUsage()
  const { length } = sanitize(fragment, scope).value
  const { user, system } = process.cpuUsage(before)
  return { milliseconds: (user + system) / 1_000, length }
}

const least = (fragment: string) =>
  Math.min(...Array.from({ length: ATTEMPTS }, () => costOf(fragment).milliseconds))

describe('hostile fragments', () => {
  it.each(Object.entries(FRAGMENT_COSTS))(
    '%s',
    (_name, make) => {
      const fragment = make(SIZE)
      const { milliseconds, length } = costOf(fragment)
      // The longest there is: a placeholder for each missing image, a style for each element.
      expect(length).toBeLessThan(10 * fragment.length)
      if (milliseconds < ENOUGH_MS) return
      const once = least(fragment)
      if (once >= ENOUGH_MS) expect(least(make(2 * SIZE)) / once).toBeLessThanOrEqual(GROWTH)
    },
    HANG_MS,
  )

  it('are shown as their source where they are longer than a fragment may be', () => {
    const { scope, warnings } = scopeForTest({ limits: { htmlLength: 10 } })
    expect(sanitize('<b>12345678</b>', scope).value).toBe(
      '<p class="pl-note">HTML shown as its source, because it is longer than 10 characters (limits.htmlLength).</p>' +
        '<pre class="pl-source">&lt;b&gt;12345678&lt;/b&gt;</pre>',
    )
    expect(warnings.map(({ code }) => code)).toEqual(['FALLBACK'])
  })
})
