import { existsSync, readFileSync } from 'node:fs'
import { Marked } from 'marked'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyTransforms, defaultTransforms, fromIpynb, toHtml } from '../../src/index.ts'
import type { JsonObject, JsonValue } from '../../src/model/json.ts'
import { verifyPage } from '../structure/verify-page.ts'
import { findings, openProbe, type PageProbe } from '../support/page-probe.ts'
import { CHROMIUM, describeWith } from '../support/requires.ts'
import { sharedPath } from '../support/shared.ts'

// nbconvert's test for CVE-2021-32862: a notebook with a script in each of 17 fields that were written as they are.

const FIELDS = 17
const path = sharedPath('vectors', 'nbconvert-notebook_inject.ipynb')
const isThere = existsSync(path)

/** The notebook with `alert('field <n>')` in the n-th field that asks for something: two of them say the same. */
function numbered(): { notebook: JsonObject; fields: number } {
  let fields = 0
  const text = readFileSync(path, 'utf8').replace(/alert\('[^']*'\)/g, () => `alert('field ${++fields}')`)
  return { notebook: JSON.parse(text) as JsonObject, fields }
}

type Any = { readonly [key: string]: Any } & readonly Any[] & string

/** All of it in the places nbconvert 6.5.0 put it, without escaping any. */
function careless(notebook: Any): string {
  const markdown = new Marked()
  const joined = (value: Any) => ([value].flat() as readonly string[]).join('')
  const renderers: Record<string, (data: Any) => string> = {
    'text/html': joined,
    'text/markdown': (data) => markdown.parse(joined(data), { async: false }),
    'image/svg+xml': joined,
    'application/javascript': (data) => `<script>${joined(data)}</script>`,
    'application/vnd.jupyter.widget-view+json': (data) =>
      `<script type="application/vnd.jupyter.widget-view+json">${JSON.stringify(data)}</script>`,
  }
  const image = (type: string, data: Any, { filenames, width, height }: Any) =>
    filenames
      ? `<img src="${filenames[type]}">`
      : `<img src="data:${type};base64,${joined(data)}" ${width ? `width=${joined(width)}` : ''} ${height ? `height=${joined(height)}` : ''}>`
  const cells = notebook.cells!.map(({ cell_type, source, metadata, outputs }) => {
    const shown = ((outputs ?? []) as readonly Any[]).flatMap(({ data, metadata: about }) =>
      Object.entries(data!).map(([type, value]) => renderers[type]?.(value) ?? image(type, value, about!)),
    )
    const text =
      cell_type === 'markdown'
        ? markdown.parse(joined(source!), { async: false })
        : cell_type === 'raw'
          ? joined(source!)
          : ''
    return `<div class="cell ${((metadata!.tags ?? []) as readonly string[]).map((tag) => `celltag_${tag}`).join(' ')}">${text}${shown.join('')}</div>`
  })
  const { title, widgets } = notebook.metadata!
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${cells.join('')}<script type="application/json">${JSON.stringify(widgets)}</script></body></html>`
}

describeWith(CHROMIUM, "nbconvert's notebook_inject", () => {
  let probe: PageProbe
  beforeAll(async () => {
    probe = await openProbe()
  })
  afterAll(() => probe?.close())

  const live = async (page: string, csp: boolean) =>
    findings(await probe.visit(page, { csp, interact: true, settle: 200 }))
  const report = (notebook: JsonValue) =>
    toHtml(applyTransforms(fromIpynb(JSON.stringify(notebook)), defaultTransforms))

  it.skipIf(!isThere)(`has none of its ${FIELDS} fields live`, async () => {
    const { notebook, fields } = numbered()
    expect(fields).toBe(FIELDS)
    const page = report(notebook)
    expect(verifyPage(page)).toEqual([])
    expect(await live(page, true), 'as delivered').toEqual([])
    expect(await live(page, false), 'without its policy').toEqual([])
  })

  it.skipIf(!isThere)('has all of them live where they are not sanitised', async () => {
    const seen = await probe.visit(careless(numbered().notebook as unknown as Any), { settle: 200 })
    const expected = Array.from({ length: FIELDS }, (_, i) => `alert field ${i + 1}`)
    expect([...seen.dialogs].sort()).toEqual(expected.sort())
  })
})
