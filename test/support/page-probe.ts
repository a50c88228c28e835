import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { BrowserContextOptions, CDPSession, Frame, Page } from 'playwright-core'
import { openChromium } from './chromium.ts'
import { INTERACT, realInput } from './interact.ts'
import { REPORT_PATH, type ServedFile, startPageServers } from './page-servers.ts'

/**
 * What a page did in a real Chromium. All lists are empty for a page that only shows something.
 *
 * ```ts
 * const probe = await openProbe()
 * expect(findings(await probe.visit(html))).toEqual([])                            // as delivered
 * expect(findings(await probe.visit(html, { csp: false, interact: true }))).toEqual([])  // sanitising alone
 * ```
 */
export interface Seen {
  /** Requests that reached a server, ours or the canary to which all other hosts lead. */
  readonly hits: readonly string[]
  /** Errors and warnings in the console, and uncaught exceptions. */
  readonly console: readonly string[]
  /** What the page's policy stopped, or would have stopped (it is also sent as report-only). */
  readonly violations: readonly string[]
  /** Scripts that were compiled and are not the page's own; handlers and `javascript:` too. */
  readonly scripts: readonly string[]
  readonly dialogs: readonly string[]
  /** Where the page went by itself. */
  readonly navigations: readonly string[]
  readonly popups: readonly string[]
  readonly downloads: readonly string[]
  /** Frames in the page. */
  readonly frames: readonly string[]
}

export interface VisitOptions {
  /** False takes the page's CSP away, to see what sanitising alone is worth. Default true. */
  readonly csp?: boolean
  /**
   * Does what a reader could: points, focuses, clicks, presses keys, unfolds, copies, drags, follows ids, by events
   * on every element; then, unless it is `events`, points and presses keys with the real mouse and keyboard, scrolls,
   * prints, and makes the window narrow. Default false.
   */
  readonly interact?: boolean | 'events'
  /** How long to wait for what comes late (timers, `onerror`, refreshes), in milliseconds. Default 60. */
  readonly settle?: number
  /** How long to wait for the page to load, in milliseconds. Default 30000. */
  readonly load?: number
}

/** HTML, or a document of another type: an SVG that a reader opens by itself, say. */
export type PageDocument = string | { readonly body: string; readonly type: string }

export interface PageProbe {
  /** The tab, for what the functions below don't do. It shows the page visited last. */
  readonly page: Page
  /**
   * Shows the page, served from a local server. Several are shown side by side, each in a frame of its own, which
   * takes a fraction of the time; what is seen then starts with `#` and the place in the list where it can be told.
   */
  visit(page: string | readonly PageDocument[], options?: VisitOptions): Promise<Seen>
  /** Shows a file (`file:`), as a reader would open it. */
  visitFile(path: string, options?: Omit<VisitOptions, 'csp'>): Promise<Seen>
  /** Images that could not be decoded, by the beginning of their address. */
  brokenImages(): Promise<readonly string[]>
  /** What sticks out where the whole page scrolls sideways at this width (CSS pixels), details all open. */
  overflow(width: number): Promise<readonly string[]>
  /** The text a reader sees, details all open. */
  text(): Promise<string>
  close(): Promise<void>
}

/** The policy a report is expected to carry, used as report-only for pages that have none. */
export const STRICT_POLICY =
  "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"

/** Everything that was seen, one line each; empty for a page that only shows something. */
export function findings(seen: Seen): string[] {
  return Object.entries(seen).flatMap(([kind, list]: [string, readonly string[]]) =>
    list.map((item) => `${kind}: ${item}`),
  )
}

type Lists = { [K in keyof Seen]: Set<string> }

function nothingSeen(): Lists {
  return {
    hits: new Set(),
    console: new Set(),
    violations: new Set(),
    scripts: new Set(),
    dialogs: new Set(),
    navigations: new Set(),
    popups: new Set(),
    downloads: new Set(),
    frames: new Set(),
  }
}

/** Opens one Chromium with one tab. It is reused for all visits, one after the other, so that what is seen has one cause. */
export async function openProbe(options: BrowserContextOptions = {}): Promise<PageProbe> {
  let seen = nothingSeen()
  /** Addresses that may be shown, by the name of the frame; the page itself has none. */
  let addresses = new Map<string, string>()
  const frameNames = new Map<string, string>()
  const ownScripts = new Set([sha256('')])

  const servers = await startPageServers({
    onHit: (what) => seen.hits.add(what),
    onReport: (body) => seen.violations.add(describeReport(body)),
  })
  const browser = await openChromium(servers.canaryPort)
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)

  context.on('page', (popup) => {
    seen.popups.add(popup.url())
    popup.close().catch(() => {})
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.console.add(short(message.text()))
  })
  page.on('pageerror', (error) => seen.console.add(short(`uncaught ${error.message}`)))
  page.on('crash', () => seen.console.add('the tab crashed'))
  page.on('dialog', (dialog) => {
    seen.dialogs.add(`${dialog.type()} ${short(dialog.message())}`)
    dialog.dismiss().catch(() => {})
  })
  page.on('download', (download) => {
    seen.downloads.add(short(download.url()))
    download.cancel().catch(() => {})
  })
  const isOwn = (frame: Frame) =>
    frame === page.mainFrame() || (addresses.size > 1 && frame.parentFrame() === page.mainFrame())
  page.on('frameattached', (frame) => isOwn(frame) || seen.frames.add('attached'))
  page.on('framenavigated', (frame) => {
    const name = frame === page.mainFrame() ? '' : frame.name()
    if (!isOwn(frame)) seen.frames.add(short(frame.url()))
    else if (frame.url().split('#')[0] !== addresses.get(name))
      seen.navigations.add(labelled(name, short(frame.url())))
  })
  // No server sees these.
  page.on('request', (request) => {
    if (request.url().startsWith('file:') && request.url() !== addresses.get(''))
      seen.hits.add(short(request.url()))
  })
  await context.exposeBinding(
    'platenViolation',
    ({ frame }, text: string) => void seen.violations.add(labelled(frame.name(), text)),
  )
  await context.addInitScript(REPORT_VIOLATIONS)
  const sources: Promise<void>[] = []
  cdp.on('Debugger.scriptParsed', ({ hash, scriptId, executionContextAuxData }) => {
    if (ownScripts.has(hash)) return
    const { scripts } = seen
    const name = frameNames.get((executionContextAuxData as { frameId?: string })?.frameId ?? '') ?? ''
    sources.push(scriptSource(cdp, scriptId).then((source) => void scripts.add(labelled(name, source))))
  })
  cdp.on('Page.frameNavigated', ({ frame }) => void frameNames.set(frame.id, frame.name ?? ''))
  await cdp.send('Debugger.enable')
  await cdp.send('Page.enable')

  // A `debugger` statement must not stop the show. Events come before the answer to what is sent after them, so
  // waiting for this one also makes sure that all were heard.
  const eventsUpToNow = () => cdp.send('Debugger.setSkipAllPauses', { skip: true })

  async function show(urls: Map<string, string>, visit: VisitOptions): Promise<Seen> {
    await eventsUpToNow()
    seen = nothingSeen()
    addresses = urls
    frameNames.clear()
    const shown = seen
    await page
      .goto(urls.get('')!, { waitUntil: 'load', timeout: visit.load ?? 30_000 })
      .catch((error: Error) => shown.navigations.add(short(error.message)))
    if (visit.interact && !(await interact(page, visit.interact === true, isOwn)))
      shown.console.add('the page does not answer')
    await page.waitForTimeout(visit.settle ?? 60)
    await eventsUpToNow()
    await Promise.all(sources.splice(0))
    // What the questions asked next compile is not the page's.
    seen = nothingSeen()
    return Object.fromEntries(Object.entries(shown).map(([kind, set]) => [kind, [...set]])) as unknown as Seen
  }

  function allowPolicyScripts(html: string): void {
    for (const script of policyScripts(html, pagePolicy(html))) ownScripts.add(script)
  }

  function served(document: PageDocument, { csp }: VisitOptions): ServedFile {
    if (typeof document !== 'string') return document
    const policy = pagePolicy(document)
    allowPolicyScripts(document)
    return {
      body: csp === false ? document.replace(CSP_META, '') : document,
      headers: {
        'content-security-policy-report-only': `${policy ?? STRICT_POLICY}; report-uri ${REPORT_PATH}`,
      },
    }
  }

  const probe: PageProbe = {
    page,
    visit(pages, visit = {}) {
      if (typeof pages === 'string')
        return show(new Map([['', servers.serve([served(pages, visit)])[0]!]]), visit)
      const urls = servers.serve(pages.map((document) => served(document, visit)))
      const frames = urls.map(
        (url, i) => `<iframe name="${i}" src="${url}" width="390" height="220"></iframe>`,
      )
      const holder = servers.add({ body: `${EMPTY_PAGE}${frames.join('')}` })
      return show(new Map([['', holder], ...urls.map((url, i) => [String(i), url] as const)]), visit)
    },
    visitFile(path, visit = {}) {
      allowPolicyScripts(readFileSync(path, 'utf8'))
      return show(new Map([['', pathToFileURL(path).href]]), visit)
    },
    brokenImages: () => page.evaluate<string[]>(BROKEN_IMAGES),
    async overflow(width) {
      await page.setViewportSize({ width, height: 900 })
      return page.evaluate<string[]>(OVERFLOW)
    },
    text: () => page.evaluate<string>(TEXT),
    async close() {
      await browser.close()
      await servers.close()
    },
  }

  // Whatever is compiled for an empty page is Playwright's or ours.
  const empty = await learnScripts(cdp, async () => {
    await probe.visit(EMPTY_PAGE, { interact: true })
    await probe.visit([EMPTY_PAGE], { interact: true })
  })
  for (const hash of empty) ownScripts.add(hash)
  return probe
}

/** Far more than any of it takes. */
const OWN_MS = 60_000
const OTHERS_MS = 500
const EMPTY_PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head>'

/** False where the page does not answer. The mouse and keyboard are for the page as a whole. */
async function interact(page: Page, isReal: boolean, isOwn: (frame: Frame) => boolean): Promise<boolean> {
  const answers = page.frames().map(async (frame) => {
    // A frame that content made may never arrive, and then gives no answer.
    if (!isOwn(frame)) return inTime(frame.evaluate(INTERACT), OTHERS_MS).then(() => true)
    return inTime(frame.evaluate(INTERACT), OWN_MS)
  })
  if ((await Promise.all(answers)).includes(false)) return false
  return !isReal || inTime(realInput(page), OWN_MS)
}

/** A frame that goes elsewhere takes the answer with it. That is seen otherwise; all other errors are ours. */
const GONE = /destroyed|detached|navigat|closed|removed/i

async function inTime(action: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  const done = action.then(
    () => true,
    (error: Error) => GONE.test(error.message),
  )
  const isDone = await Promise.race([done, timeout])
  clearTimeout(timer)
  return isDone
}

/** Names the frame, where there are several. */
function labelled(frame: string, text: string): string {
  return frame === '' ? text : `#${frame} ${text}`
}

/** The beginning of a script; it may be gone already where the page went elsewhere. */
async function scriptSource(cdp: CDPSession, scriptId: string): Promise<string> {
  try {
    const { scriptSource: source } = await cdp.send('Debugger.getScriptSource', { scriptId })
    return short(source.trim())
  } catch {
    return '(gone)'
  }
}

async function learnScripts(cdp: CDPSession, visit: () => Promise<unknown>): Promise<Set<string>> {
  const hashes = new Set<string>()
  const learn = (event: { hash: string }) => void hashes.add(event.hash)
  cdp.on('Debugger.scriptParsed', learn)
  await visit()
  cdp.off('Debugger.scriptParsed', learn)
  return hashes
}

const CSP_META = /<meta[^>]+http-equiv=["']?Content-Security-Policy["']?[^>]*>/i

/** The policy in the page's own meta element. */
function pagePolicy(html: string): string | undefined {
  const content = CSP_META.exec(html)?.[0].match(/content="([^"]*)"/i)?.[1]
  return content?.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** SHA-256 of the inline scripts that the page's policy names: those are the report's own. */
function policyScripts(html: string, policy = ''): string[] {
  return [...html.matchAll(/<script(?:\s[^>]*)?>([\s\S]*?)<\/script>/gi)]
    .map((match) => match[1]!)
    .filter((text) => policy.includes(`'sha256-${createHash('sha256').update(text).digest('base64')}'`))
    .map(sha256)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function describeReport(body: string): string {
  const report = (JSON.parse(body) as { 'csp-report': Record<string, string> })['csp-report']
  return short(`${report['effective-directive']} ${report['blocked-uri']}`)
}

// What runs in the page is text: the project's types know no DOM.

const REPORT_VIOLATIONS = `addEventListener('securitypolicyviolation', (event) =>
  window.platenViolation((event.effectiveDirective + ' ' + event.blockedURI).slice(0, 200)), true)`

const OPEN_DETAILS = `for (const details of document.querySelectorAll('details')) details.open = true`

const BROKEN_IMAGES = `(async () => {
  ${OPEN_DETAILS}
  const images = [...document.images]
  for (const image of images) image.loading = 'eager'
  const broken = await Promise.all(images.map((image) => image.decode().then(() => false, () => true)))
  return images.filter((_, i) => broken[i]).map((image) => (image.getAttribute('src') ?? 'no src').slice(0, 80))
})()`

const OVERFLOW = `(() => {
  ${OPEN_DETAILS}
  const width = document.documentElement.clientWidth
  if (document.scrollingElement.scrollWidth <= width) return []
  const clipped = (element) => {
    for (let e = element.parentElement; e && e !== document.body; e = e.parentElement)
      if (getComputedStyle(e).overflowX !== 'visible') return true
    return false
  }
  const out = ['the page scrolls by ' + (document.scrollingElement.scrollWidth - width) + ' px']
  for (const element of document.body.querySelectorAll('*')) {
    const right = element.getBoundingClientRect().right
    if (right <= width + 1 || clipped(element)) continue
    out.push(element.localName + (element.className ? '.' + element.className : '') + ' ends at ' + Math.round(right)
      + ': ' + element.textContent.trim().slice(0, 40))
    if (out.length > 5) break
  }
  return out
})()`

const TEXT = `(() => { ${OPEN_DETAILS}; return document.body.innerText })()`
