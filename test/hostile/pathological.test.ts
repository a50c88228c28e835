import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { verifyPage } from '../structure/verify-page.ts'
import { FULL } from '../support/requires.ts'
import { sharedPath } from '../support/shared.ts'
import { textOf } from '../support/text-of.ts'
import { type HostileArea, markdownCell, type Outcome, type Prepared, pageOf } from './pathological/case.ts'
import { AREAS } from './pathological/index.ts'

// Every hostile input at a size where one that is not linear still ends: nothing but a PlatenError is thrown, the
// page is sound, and no text is lost. How long they take at larger sizes is measured by `npm run hostile`.

const HANG_MS = 60_000
/** Without PLATEN_FULL=1, every n-th of the grammars' cases: there are two thousand. */
const SAMPLE_STEP = 7

const casesOf = ({ name, cases }: HostileArea) =>
  cases.filter((_, i) => FULL || name !== 'highlight' || i % SAMPLE_STEP === 0)

describe.each(AREAS)('hostile $name', (area) => {
  it.each(casesOf(area).map((one) => [one.name, one] as const))(
    '%s',
    (_name, one) => {
      const prepared = one.prepare(area.moderate ?? 8_000)
      check(prepared.run(), prepared)
    },
    HANG_MS,
  )
})

function check(outcome: Outcome, { refused, shown }: Omit<Prepared, 'run'>): void {
  expect(outcome.error?.code).toBe(refused)
  for (const warning of outcome.warnings.slice(0, 5)) expect(warning.message).toBeTruthy()
  if (refused !== undefined) return
  const page = outcome.page ?? ''
  // Halves of pairs and noncharacters that the notebook holds are text, if odd.
  const problems =
    page.length < 300_000 ? verifyPage(page).filter((one) => !/-in-input-stream/.test(one)) : []
  expect(problems.slice(0, 5)).toEqual([])
  // The page writes line ends as `\n`, as parsers of HTML do.
  const text = textOf(parse(page))
  for (const part of shown) expect(text.includes(part)).toBe(true)
}

describe('vectors of marked', () => {
  const path = sharedPath('vectors', 'marked-redos.json')
  if (!existsSync(path)) {
    it.skip('skipped: ../shared/vectors is not there', () => {})
    return
  }
  const vectors = JSON.parse(readFileSync(path, 'utf8')) as { id: string; payload: string }[]
  it.each(vectors.map(({ id, payload }) => [id, payload]))(
    '%s, as it is and 100 times',
    (_id, payload) => {
      for (const source of [payload, payload.trimEnd().repeat(100), `${payload}\n\n`.repeat(100)])
        check(pageOf([markdownCell(source)]), { shown: [] })
    },
    HANG_MS,
  )
})
