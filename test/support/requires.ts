import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, it } from 'vitest'
import { hasCorpus } from './shared.ts'

/** Set by `.ci/run`: what `npm run setup:system` installs must then be there, so its absence fails instead of skips. */
const SYSTEM_REQUIRED = process.env.PLATEN_REQUIRE_SYSTEM === '1'

/** All of the corpus and every slow variation, not the sample that `npm test` takes. */
export const FULL = process.env.PLATEN_FULL === '1'

/** The first that exists: `CHROMIUM_PATH`, then where Debian, Ubuntu, Fedora, Google and macOS put it. */
export const chromiumPath: string | undefined = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
].find((path) => path !== '' && existsSync(path))

let python: string | undefined | null = null

/** A Python that has nbformat, Jupyter's own reader and writer. Debian's own first: another may shadow it in PATH. */
export function pythonWithNbformat(): string | undefined {
  if (python === null) {
    python = ['/usr/bin/python3', 'python3'].find(
      (candidate) => spawnSync(candidate, ['-c', 'import nbformat'], { stdio: 'ignore' }).status === 0,
    )
  }
  return python
}

/**
 * `describe` for tests that need something of the system. Where it is missing, one skipped test says what is
 * skipped and how to get it; under `.ci/run` the tests run all the same, and fail.
 */
export function describeWith(need: { what: string; present: boolean }, name: string, body: () => void): void {
  if (need.present || SYSTEM_REQUIRED) describe(name, body)
  else describe.skip(`${name} (skipped: no ${need.what} here; \`npm run setup:system\` installs it)`, body)
}

/** Poppler's, which says what text is on the paper: what lies beyond its edges it leaves out. */
const hasPdfToText = spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).error === undefined

/** A PDF of a page, and what is in it. */
export const PDF = {
  what: chromiumPath === undefined ? 'Chromium' : 'pdftotext',
  present: chromiumPath !== undefined && hasPdfToText,
}

export const CHROMIUM = { what: 'Chromium', present: chromiumPath !== undefined }

/** `describe` for tests over the corpus; where it is not there, one skipped test says so. */
export function describeCorpus(name: string, body: () => void): void {
  if (hasCorpus) describe(name, body)
  else describe(name, () => it.skip('skipped: there is no corpus at ../shared/corpus', () => {}))
}
