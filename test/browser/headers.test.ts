import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fromIpynb, type ReportHeadersOptions, reportHeaders, toHtml } from '../../src/index.ts'
import { safeFileName } from '../../src/text/safe-file-name.ts'
import { openChromium } from '../support/chromium.ts'
import { CHROMIUM, describeWith, FULL } from '../support/requires.ts'
import { HOSTILE_NAMES } from '../write/headers/hostile-names.ts'
import { ATTACK_SCRIPT, ATTEMPT_NAMES } from './origin-attacks.ts'
import { type Answer, type Sites, startSites } from './report-sites.ts'

// A secure context although it is http, as copying needs.
const HOME = 'http://exports.localhost'
const REPORT = `${HOME}/report`

const ZIP = 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=='
const html = toHtml(
  fromIpynb(
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: [
        {
          cell_type: 'markdown',
          id: 'm',
          metadata: {},
          source: '# Hi\n\n[out](http://other.example/x) [in](#hi)',
        },
        {
          cell_type: 'code',
          id: 'c',
          metadata: {},
          source: 'print(1)',
          execution_count: 1,
          outputs: [{ output_type: 'display_data', metadata: {}, data: { 'application/zip': ZIP } }],
        },
      ],
    }),
  ),
)

const plainPage = (body: string): Answer => ({
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>app</title><body>${body}`,
})
const framing = (url: string) =>
  plainPage(`<p>app</p><iframe src="${url}" width="900" height="700"></iframe>`)
const report = (options?: ReportHeadersOptions, body = html): Answer => ({
  headers: reportHeaders({ name: 'r', format: 'HTML' }, options),
  body,
})

describeWith(CHROMIUM, 'headers in Chromium', () => {
  let sites: Sites
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let warnings: string[]

  beforeAll(async () => {
    sites = await startSites()
    browser = await openChromium(sites.port)
    sites.answer({
      'http://other.example/x': plainPage('<script>document.body.append(self.origin)</script>'),
      [`${HOME}/frame`]: framing(REPORT),
      'http://app.example/frame': framing(REPORT),
      'http://other.example/frame': framing(REPORT),
    })
  })
  afterAll(async () => {
    await browser?.close()
    await sites?.close()
  })
  beforeEach(async () => {
    await context?.close()
    context = await browser.newContext()
    page = await context.newPage()
    sites.hits.length = 0
    warnings = []
    page.on('console', (message) => warnings.push(message.text()))
    page.on('pageerror', (error) => warnings.push(error.message))
  })

  const reportFrame = () => page.frames().find((frame) => frame.url().split('#')[0] === REPORT)

  /** Everything a reader can do in a report. */
  async function use(frame: Frame): Promise<void> {
    expect(await frame.evaluate('self.origin')).toBe('null')
    await frame.click('.pl-copy')
    await frame.waitForSelector('.pl-copy >> text=Copied')
    await frame.click('.pl-theme-toggle')
    expect(await frame.evaluate('document.documentElement.dataset.theme')).toBe('dark')
    const [download] = await Promise.all([page.waitForEvent('download'), frame.click('a[download]')])
    expect(download.suggestedFilename()).toBe('output.zip')
    await frame.click('p a[href^="#"]')
    expect(frame.url()).toBe(`${REPORT}#nb-hi`)
    expect(await opened(() => frame.click('a[href^=http]', { modifiers: ['Control'] }))).toMatch(ORDINARY)
    expect(await opened(() => frame.click('a[href^=http]', { button: 'middle' }))).toMatch(ORDINARY)
  }

  // Not sandboxed, as a page that sets cookies and has forms would be.
  const ORDINARY = /^http:\/\/other\.example$/

  /** The text of the page that opens in a new tab. */
  async function opened(act: () => Promise<void>): Promise<string> {
    const [tab] = await Promise.all([context.waitForEvent('page'), act()])
    await tab.waitForLoadState()
    const text = await tab.evaluate<string>('document.body.innerText')
    await tab.close()
    return text
  }

  describe('a report', () => {
    it('does in a tab all that it does elsewhere, and fetches nothing', async () => {
      sites.answer({ [REPORT]: report() })
      await page.goto(REPORT)
      await use(page.mainFrame())
      expect(sites.hits.map(({ url }) => url)).toEqual([
        REPORT,
        'http://other.example/x',
        'http://other.example/x',
      ])
      await Promise.all([page.waitForURL('http://other.example/x'), page.click('a[href^=http]')])
      expect(await page.evaluate('document.referrer + document.body.innerText')).toMatch(ORDINARY)
      expect(warnings).toEqual([])
    })

    it('does it in a frame, too, where links open new tabs', async () => {
      sites.answer({ [REPORT]: report({ frameAncestors: ['http://app.example'] }) })
      await page.goto('http://app.example/frame')
      const frame = reportFrame()!
      await use(frame)
      expect(await opened(() => frame.click('a[href^=http]'))).toMatch(ORDINARY)
      expect(frame.url()).toBe(`${REPORT}#nb-hi`)
      // Chromium says so before the script goes another way.
      expect(warnings.filter((warning) => !/Clipboard API has been blocked/.test(warning))).toEqual([])
    })

    const SELF = ["'self'"]
    it.each<[string, string, readonly string[] | undefined, boolean]>([
      ['the same origin', HOME, undefined, false],
      ['another origin', 'http://app.example', undefined, false],
      ["the same origin, 'self' allowed", HOME, SELF, true],
      ["another origin, 'self' allowed", 'http://app.example', SELF, false],
      ['an allowed origin', 'http://app.example', ['http://app.example'], true],
      ['an origin not among the allowed', 'http://other.example', [...SELF, 'http://app.example'], false],
      ['a host below an allowed one', 'http://app.example', ['http://*.example'], true],
    ])('in a frame of %s', async (_name, origin, frameAncestors, isShown) => {
      sites.answer({ [REPORT]: report(frameAncestors && { frameAncestors }) })
      await page.goto(`${origin}/frame`)
      expect(
        (await reportFrame()
          ?.isVisible('.pl-main')
          .catch(() => false)) ?? false,
      ).toBe(isShown)
      // For browsers without frame-ancestors.
      const { 'Content-Security-Policy': _policy, ...headers } = report(
        frameAncestors && { frameAncestors },
      ).headers
      if (headers['X-Frame-Options'] === undefined) return
      sites.answer({ [REPORT]: { headers, body: html } })
      await page.goto(`${origin}/frame`)
      expect(
        (await reportFrame()
          ?.isVisible('.pl-main')
          .catch(() => false)) ?? false,
      ).toBe(isShown)
    })

    it('that claims to be something else is still no page', async () => {
      const { headers } = report()
      const body = '<script>document.title = "ran"</script>'
      sites.answer({ [REPORT]: { headers: { ...headers, 'Content-Type': 'text/plain' }, body } })
      await page.goto(REPORT)
      expect(await page.evaluate('document.contentType + document.title')).toBe('text/plain')
    })
  })

  // The report's own policy is gone, and a script is in it, as if the sanitiser had failed.
  describe('an unsafe report', () => {
    const unsafe = html
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
      .replace('</main>', () => `<script>${ATTACK_SCRIPT}</script></main>`)

    interface Outcome {
      readonly ran: boolean
      readonly reached: readonly string[]
      /** Requests with the session's cookie, and what else it did to the app and its reader. */
      readonly caused: readonly string[]
      /** All requests. */
      readonly sent: readonly string[]
    }

    /**
     * Opens the report from the app of its own origin: in a tab of which the app is the opener, or in a frame.
     *
     * @param awaited What it is known to cause, and is waited for on a machine that is slow just now.
     */
    async function attack(
      headers: Readonly<Record<string, string>>,
      isFramed: boolean,
      awaited: readonly string[] = [],
    ): Promise<Outcome> {
      const app = `${HOME}/app`
      const listen = `<script>
        localStorage.setItem('token', 'local secret')
        sessionStorage.setItem('token', 'tab secret')
        window.heard = []
        new BroadcastChannel('app').onmessage = ({ data }) => heard.push(data)
      </script>app secret${isFramed ? '<iframe src="/report"></iframe>' : ''}`
      const secret = plainPage('secret of the session')
      sites.answer({
        [app]: {
          ...plainPage(listen),
          headers: { 'Content-Type': 'text/html', 'Set-Cookie': 'session=1; Path=/; SameSite=Lax' },
        },
        [REPORT]: { headers, body: unsafe },
        [`${HOME}/secret`]: secret,
        [`${HOME}/worker.js`]: {
          headers: { 'Content-Type': 'text/javascript' },
          body: 'onconnect = (event) => event.ports[0].postMessage(1)',
        },
        [`${HOME}/stolen`]: plainPage('<script>window.heard = ["stolen"]</script>'),
      })
      const dialogs: string[] = []
      context.on('dialog', (dialog) => {
        dialogs.push('dialog')
        dialog.dismiss().catch(() => {})
      })
      await page.goto(app)
      let place: Page | Frame
      if (isFramed) place = page.frames()[1]!
      else [place] = await Promise.all([context.waitForEvent('page'), page.evaluate('void open("/report")')])
      await place.waitForSelector('.pl-main')
      const reached = await reachedBy(place)
      const outcome = async (): Promise<Outcome> => {
        // What it does last is seen in the app.
        const heard = await page.evaluate<string[]>('window.heard')
        const hits = sites.hits.filter(({ url }) => url !== app && url !== REPORT)
        const asReader = hits.filter(({ cookie }) => cookie !== undefined)
        return {
          ran: reached !== undefined,
          reached: Object.keys(reached ?? {}).sort(),
          caused: unique([...heard, ...asReader.map(({ url }) => url.slice(HOME.length)), ...dialogs]),
          sent: unique(hits.map(({ url }) => url.slice(HOME.length))),
        }
      }
      await page.waitForTimeout(2_200)
      let seen = await outcome()
      for (let tries = 0; tries < 40 && !awaited.every((name) => seen.caused.includes(name)); tries++) {
        await page.waitForTimeout(500)
        seen = await outcome()
      }
      return seen
    }

    const unique = (list: readonly string[]) => [...new Set(list)].sort()

    /** Asked again and again from outside, as a page's policy also stops Playwright's own waiting. */
    async function reachedBy(place: Page | Frame): Promise<Record<string, string> | undefined> {
      for (let tries = 0; tries < 30; tries++) {
        const reached = await place.evaluate<Record<string, string> | undefined>('window.reached')
        if (reached !== undefined) return reached
        await page.waitForTimeout(200)
      }
      return undefined
    }

    /** The header's policy with another directive in place of one. */
    function withDirective(headers: Readonly<Record<string, string>>, name: string, directive: string) {
      const policy = headers['Content-Security-Policy']!.split('; ')
      const changed = policy.map((part) => (part.startsWith(`${name} `) ? directive : part)).filter(Boolean)
      return { ...headers, 'Content-Security-Policy': changed.join('; ') }
    }

    describe.each([
      ['in a tab', false],
      ['in a frame', true],
    ])('%s', (_name, isFramed) => {
      const { headers } = report(isFramed ? { frameAncestors: ["'self'"] } : {})
      // From a frame links open new tabs, and so may a script: with the cookies of what it opens, but no way in.
      const caused = isFramed ? ['/secret'] : []

      it('reaches everything without these headers', async () => {
        const all = ['/beacon', '/pixel', '/secret', '/transfer', 'dialog', 'stolen']
        const outcome = await attack({ 'Content-Type': 'text/html' }, isFramed, all)
        expect(outcome.reached).toEqual([...ATTEMPT_NAMES].sort())
        expect(outcome.caused).toEqual(expect.arrayContaining(all))
      })

      it('does not run with them', async () => {
        expect(await attack(headers, isFramed)).toEqual({ ran: false, reached: [], caused: [], sent: [] })
      })

      it('reaches nothing where the policy for scripts has a hole', async () => {
        const holed = withDirective(headers, 'script-src', "script-src 'unsafe-inline'")
        expect(await attack(holed, isFramed)).toEqual({ ran: true, reached: [], caused, sent: caused })
      })

      it('would reach the origin if the sandbox had allow-same-origin', async () => {
        const policy = 'sandbox allow-scripts allow-same-origin'
        const { reached } = await attack({ ...headers, 'Content-Security-Policy': policy }, isFramed)
        expect(reached).toEqual(expect.arrayContaining(['cookie', 'local storage', 'request', 'the app']))
      })

      it('reaches nothing where of the policy only the sandbox is left', async () => {
        const sandbox = headers['Content-Security-Policy']!.split('; ').find((part) =>
          part.startsWith('sandbox '),
        )!
        const outcome = await attack({ ...headers, 'Content-Security-Policy': sandbox }, isFramed)
        expect(outcome).toMatchObject({ ran: true, reached: [], caused })
      })
    })
  })

  describe('a download', () => {
    // 477 names, 40 ms each.
    const names = FULL ? HOSTILE_NAMES : HOSTILE_NAMES.filter((_, i) => i % 2 === 0)

    it.each([
      ['HTML' as const, names],
      ['IPYNB' as const, names.slice(-40)],
    ])('of %s has the name we say', async (format, some) => {
      expect(names.length).toBeGreaterThan(200)
      const found: [string, string][] = []
      for (const name of some) {
        const headers = reportHeaders({ name, format }, { disposition: 'attachment' })
        sites.answer({ [REPORT]: { headers, body: html } })
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          // "Download is starting", it says.
          page.goto(REPORT).catch(() => {}),
        ])
        found.push([name, download.suggestedFilename()])
      }
      const expected = found.map(([name]) => [name, safeFileName(name, format.toLowerCase())])
      expect(found).toEqual(expected)
    })
  })
})
