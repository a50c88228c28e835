import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { embeddedIpynb, fromIpynb, reportHeaders, toHtml, toIpynb } from '../../src/index.ts'
import { openChromium } from '../support/chromium.ts'
import { PICTURES, pngOfSize } from '../support/pictures.ts'
import { CHROMIUM, describeWith } from '../support/requires.ts'

// More than browsers take in the address bar, and more than they used to take in any data URL.
const LARGE = 4_000_000

const notebook = fromIpynb({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { title: 'Ventes d’été 😀' },
  cells: [
    { id: 'a', cell_type: 'markdown', metadata: {}, source: '# Été "1" <2>' },
    {
      id: 'b',
      cell_type: 'code',
      metadata: {},
      source: 'x',
      execution_count: 1,
      outputs: [
        { output_type: 'display_data', metadata: {}, data: { 'image/png': pngOfSize(LARGE) } },
        ...Object.values(PICTURES).map((data) => ({
          output_type: 'display_data',
          metadata: {},
          data: { 'image/png': data },
        })),
      ],
    },
  ],
})
const html = toHtml(notebook, { embed: true })

describeWith(CHROMIUM, 'an embedded notebook in Chromium', () => {
  let browser: Browser
  let server: Server
  let address: string
  beforeAll(async () => {
    const headers = reportHeaders({ name: 'report.html', format: 'HTML' })
    server = createServer((_request, response) => response.writeHead(200, headers).end(html))
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    browser = await openChromium()
  })
  afterAll(async () => {
    await browser?.close()
    server?.closeAllConnections()
    server?.close()
  })

  // The sandbox of the headers gives the page an origin of its own.
  it.each([true, false])('is saved from within the sandbox, with script: %s', async (javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled, acceptDownloads: true })
    const page = await context.newPage()
    await page.goto(address)
    const downloading = page.waitForEvent('download')
    await page.getByText('Download the notebook').click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('Ventes-d-été.ipynb')
    expect(readFileSync(await download.path(), 'utf8') === toIpynb(notebook)).toBe(true)
    expect(page.url()).toBe(address)
    await context.close()
  })

  it('survives being saved by a browser, as it shows it', async () => {
    const page = await browser.newPage()
    await page.goto(address)
    const saved = await page.content()
    expect(saved === html).toBe(false)
    expect(new TextDecoder().decode(embeddedIpynb(saved)) === toIpynb(notebook)).toBe(true)
    const widths = await page.$$eval('img', (images) => images.map((image) => image.naturalWidth))
    expect(widths).toEqual([1, 3, 3, 3, 3, 3, 16])
    await page.close()
  })
})
