/**
 * Pictures of reports, to look at:
 *
 *   npx tsx test/browser/screenshots.ts [--offset PX] [--height PX] [--views light,dark,tablet,phone,phone-dark,print]
 *     [--themes report,lab,paper] [--options JSON] OUTDIR INPUT…
 *
 * An INPUT is an .ipynb, what a job system sent, a finished .html, the name of a fixture, or part of a corpus file's
 * name. Each view becomes OUTDIR/<input>.<theme>.<view>.png, from `--offset` (default 0) downward, at most `--height`
 * (default 4000) CSS pixels. `print` gives the first three pages of the PDF, where `pdftoppm` is there.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  applyTransforms,
  defaultTransforms,
  fromIpynb,
  fromTaskRun,
  type HtmlOptions,
  prepareAssets,
  toHtml,
} from '../../src/index.ts'
import { fromAny } from '../../src/sources/index.ts'
import { vegaCharts } from '../../src/vega/index.ts'
import { openProbe, type PageProbe } from '../support/page-probe.ts'
import { corpusNotebooks, repositoryPath } from '../support/shared.ts'

const VIEWS = {
  light: { width: 1280, colorScheme: 'light' },
  dark: { width: 1280, colorScheme: 'dark' },
  tablet: { width: 768, colorScheme: 'light' },
  phone: { width: 390, colorScheme: 'light' },
  'phone-dark': { width: 390, colorScheme: 'dark' },
} as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    offset: { type: 'string', default: '0' },
    height: { type: 'string', default: '4000' },
    views: { type: 'string', default: 'light,dark,phone,print' },
    charts: { type: 'boolean', default: false },
    themes: { type: 'string', default: 'report' },
    options: { type: 'string', default: '{}' },
  },
})
const [outDir, ...inputs] = positionals
if (outDir === undefined || inputs.length === 0) {
  console.error(
    'usage: tsx test/browser/screenshots.ts [--offset PX] [--height PX] [--views LIST] [--themes LIST] [--charts] OUTDIR INPUT…',
  )
  process.exit(2)
}
mkdirSync(outDir, { recursive: true })

const probe = await openProbe()
for (const path of inputs.flatMap(findInputs)) {
  const name = /input\.\w+$/.test(path) ? basename(join(path, '..')) : basename(path).replace(/\.\w+$/, '')
  for (const theme of values.themes.split(',')) {
    await probe.visit(await toReport(path, theme as HtmlOptions['theme'] & string))
    for (const view of values.views.split(',')) {
      const file = join(outDir, `${name}.${theme}.${view}.png`)
      if (view === 'print') await print(probe, file)
      else await shoot(probe, view as keyof typeof VIEWS, file)
    }
  }
}
await probe.close()

function findInputs(input: string): string[] {
  if (existsSync(input)) return [input]
  const folder = repositoryPath('fixtures', input)
  const fixture = existsSync(folder) && readdirSync(folder).find((name) => name.startsWith('input.'))
  if (fixture) return [join(folder, fixture)]
  const found = corpusNotebooks().filter((path) => path.includes(input))
  if (found.length === 0) throw new Error(`nothing is called ${input}`)
  return found
}

async function toReport(path: string, theme: HtmlOptions['theme'] & string): Promise<string> {
  const bytes = readFileSync(path)
  if (path.endsWith('.html')) return bytes.toString()
  const notebook = path.endsWith('.ipynb')
    ? fromIpynb(bytes)
    : fromTaskRun(fromAny(bytes, { name: basename(path) }))
  const options: HtmlOptions = { theme, colorScheme: 'auto', ...JSON.parse(values.options) }
  const ready = applyTransforms(notebook, defaultTransforms)
  const assets = values.charts && { assets: await prepareAssets(ready, { charts: vegaCharts() }) }
  return toHtml(ready, { ...options, ...assets })
}

async function shoot({ page }: PageProbe, view: keyof typeof VIEWS, file: string): Promise<void> {
  const { width, colorScheme } = VIEWS[view]
  await page.emulateMedia({ colorScheme, media: 'screen' })
  await page.setViewportSize({ width, height: 900 })
  const total = await page.evaluate<number>('document.documentElement.scrollHeight')
  const y = Math.min(Number(values.offset), Math.max(total - 900, 0))
  const height = Math.min(Number(values.height), total - y)
  await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y, width, height } })
  console.log(`${file} (${y} to ${y + height} of ${total} px)`)
}

async function print({ page }: PageProbe, file: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', media: null })
  const pdf = file.replace(/png$/, 'pdf')
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  const args = ['-png', '-r', '80', '-l', '3', pdf, pdf.replace(/\.pdf$/, '')]
  if (spawnSync('pdftoppm', args, { stdio: 'inherit' }).status !== 0)
    return console.log(`${pdf} (no pdftoppm here)`)
  rmSync(pdf)
  console.log(`${pdf.replace(/\.pdf$/, '')}-N.png (the first pages)`)
}
