import { type Browser, chromium } from 'playwright-core'
import { chromiumPath } from './requires.ts'

// No `--disable-features` here: Chromium takes the last one only, and Playwright's own has to stay.
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  // The same glyph widths on every machine, so that a page either overflows everywhere or nowhere.
  '--font-render-hinting=none',
]

/** Where Chromium itself calls home in spite of the flags; not the pages' doing, so it must not reach the canary. */
const CHROMIUM_HOSTS = [
  'update.googleapis.com',
  'clients2.google.com',
  'clientservices.googleapis.com',
  'content-autofill.googleapis.com',
  'optimizationguide-pa.googleapis.com',
  'safebrowsing.googleapis.com',
  'accounts.google.com',
  'android.clients.google.com',
  'mtalk.google.com',
  'redirector.gvt1.com',
  'edgedl.me.gvt1.com',
]

/**
 * Starts the system's Chromium, headless, with a profile of its own that goes away with it.
 *
 * @param canaryPort Every host name leads to this local port, so that no page reaches a network.
 * @throws where there is no Chromium; see `npm run setup:system`.
 */
export async function openChromium(canaryPort?: number): Promise<Browser> {
  if (chromiumPath === undefined)
    throw new Error('No Chromium here: run `npm run setup:system`, or set CHROMIUM_PATH')
  return chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: [
      ...FLAGS,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(canaryPort === undefined ? [] : [resolverRules(canaryPort)]),
    ],
  })
}

function resolverRules(port: number): string {
  const own = CHROMIUM_HOSTS.map((host) => `MAP ${host} ~NOTFOUND`).join(', ')
  return `--host-resolver-rules=${own}, MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1`
}
