import { describe, expect, it } from 'vitest'
import { type HtmlOptions, type Notebook, prepareAssets, toHtml, type Warning } from '../../src/index.ts'
import { renderCell } from '../../src/render/cell/cell.ts'
import { DocumentContext } from '../../src/render/context.ts'
import { makeEnv } from '../../src/render/env.ts'
import { verifyPage } from '../structure/verify-page.ts'
import { pngOfSize } from '../support/pictures.ts'

const image = (bytes: number) => pngOfSize(bytes)
const SVG = `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/>${'<g/>'.repeat(60)}</svg>`

const MARKUP = [
  '<script>x()</script>',
  '"><img src=x onerror=x()>',
  '</span></p></div><p>',
  "'><svg onload=x()>",
  '&lt;b&gt;',
  '\u202e',
  '-->',
]

const output = (data: Record<string, string>) => ({
  output_type: 'display_data' as const,
  data,
  metadata: {},
})
const code = (id: string, ...sizes: number[]) => ({
  cell_type: 'code' as const,
  id,
  metadata: {},
  source: '',
  execution_count: null,
  outputs: sizes.map((size) => output({ 'image/png': image(size), 'text/plain': `<Figure ${size}>` })),
})
const markdown = (id: string, source: string, attachments = {}) => ({
  cell_type: 'markdown' as const,
  id,
  metadata: {},
  source,
  attachments,
})
const notebook = (...cells: Notebook['cells'][number][]): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells,
})

function render(given: Notebook, options: HtmlOptions = {}) {
  const warnings: Warning[] = []
  const page = toHtml(given, { ...options, onWarning: (warning) => warnings.push(warning) })
  const sizes = [...page.matchAll(/src="data:image\/[a-z+]+;base64,([^"]*)"/g)].map(
    ([, data]) => Buffer.from(data!, 'base64').length,
  )
  return { page, sizes, warnings: warnings.filter(({ code }) => code === 'IMAGE_TOO_LARGE') }
}

describe('the budget for images', () => {
  const everywhere = async () => {
    const given = notebook(
      code('a', 400),
      markdown('b', '![b](attachment:b.png)', { 'b.png': { 'image/png': image(401) } }),
      markdown('c', `![c](data:image/png;base64,${image(402)})`),
      markdown('d', `<img alt="d" src="data:image/png;base64,${image(403)}">`),
      markdown('e', '![e](e.png)'),
      {
        ...code('f'),
        outputs: [output({ 'text/html': `<p>x</p>${SVG}` }), output({ 'image/svg+xml': SVG })],
      },
    )
    const assets = await prepareAssets(given, {
      resolveImage: async () => ({ mimeType: 'image/png', data: Buffer.from(image(404), 'base64') }),
    })
    return { given, assets }
  }

  it('is none by default', async () => {
    const { given, assets } = await everywhere()
    const { sizes, warnings } = render(given, { assets })
    expect(sizes.slice(0, 5)).toEqual([400, 401, 402, 403, 404])
    expect(sizes).toHaveLength(7)
    expect(warnings).toEqual([])
  })

  it('holds for images from everywhere, and says of each what it was', async () => {
    const { given, assets } = await everywhere()
    const { page, sizes, warnings } = render(given, { assets, images: { maxBytes: 100 } })
    expect(sizes).toEqual([])
    expect(warnings).toHaveLength(7)
    for (const size of [400, 401, 402, 403, 404])
      expect(page).toContain(`PNG, 1 × 1 pixels, ${size} bytes; an image may have 100 bytes`)
    expect(page).toContain('<pre class="pl-text">&lt;Figure 400&gt;</pre>')
    expect(page).toContain('b — Image left out: b.png')
    expect(page.match(/SVG, \d+ bytes; an image may/g)).toHaveLength(2)
    expect(warnings[1]).toEqual({
      code: 'IMAGE_TOO_LARGE',
      message:
        'Image "b.png" (PNG, 1 × 1 pixels, 401 bytes) is left out, because an image may have 100 bytes (images.maxBytes)',
      pointer: '/cells/1/source',
    })
  })

  it('keeps what is too large where that is asked for, with the same warnings', async () => {
    const { given, assets } = await everywhere()
    const { sizes, warnings, page } = render(given, { assets, images: { maxBytes: 100, over: 'keep' } })
    expect(sizes).toHaveLength(7)
    expect(warnings).toHaveLength(7)
    expect(page).toBe(render(given, { assets }).page)
  })

  it('goes to images in document order; a later one may still find room', () => {
    const given = notebook(code('a', 400, 300), code('b', 900), code('c', 250, 200))
    const { sizes, page } = render(given, { images: { maxTotalBytes: 1_000 } })
    expect(sizes).toEqual([400, 300, 250])
    expect(page).toContain('900 bytes; all images together may have 1.0 KB')
    expect(page).toContain('200 bytes; all images')
  })

  it('warns of the total once where images are kept all the same', () => {
    const given = notebook(code('a', 400, 300), code('b', 900), code('c', 250, 200))
    const { sizes, warnings } = render(given, { images: { maxTotalBytes: 1_000, over: 'keep' } })
    expect(sizes).toEqual([400, 300, 900, 250, 200])
    expect(warnings).toHaveLength(1)
  })

  it('counts an image each time it is shown', () => {
    const attachments = { 'a.png': { 'image/png': image(400) } }
    const given = notebook(
      markdown('a', '![](attachment:a.png)![](attachment:a.png)![](attachment:a.png)', attachments),
    )
    expect(render(given, { images: { maxTotalBytes: 1_000 } }).sizes).toEqual([400, 400])
  })

  it('does not count what was tried and given up', () => {
    // An element that hides what follows is taken out in a second attempt.
    const source = `<img src="data:image/png;base64,${image(600)}"> <video> ![a](data:image/png;base64,${image(300)})`
    const { sizes } = render(notebook(markdown('a', source)), { images: { maxTotalBytes: 1_000 } })
    expect(sizes).toEqual([600, 300])
  })

  it.each([
    [{ maxBytes: -1 }, '/images/maxBytes'],
    [{ maxTotalBytes: '5' }, '/images/maxTotalBytes'],
    [{ maxBytes: Number.NaN }, '/images/maxBytes'],
    [{ over: 'drop' }, '/images/over'],
    [{ maxByte: 1 }, '/images/maxByte'],
    [1, '/images'],
    [null, '/images'],
  ])('refuses %j', (images, pointer) => {
    expect(() => toHtml(notebook(), { images: images as never })).toThrowError(
      expect.objectContaining({ code: 'INVALID_OPTION', pointer }),
    )
  })
})

describe('what stands for an image that is left out', () => {
  it.each(MARKUP)('holds no markup of the notebook: %s', (x) => {
    const given = notebook(
      markdown(
        'a',
        `![${x}](attachment:${encodeURIComponent(x)}) <img alt='${x}' src="attachment:${encodeURIComponent(x)}">`,
        {
          [x]: { 'image/png': image(400) },
        },
      ),
      {
        ...code('b'),
        outputs: [{ ...output({ 'image/png': image(400), 'text/plain': x }), metadata: { alt: x } }],
      },
      { ...code('c'), outputs: [output({ 'text/html': `<svg aria-label='${x}'><path d="M0 0h9"/></svg>` })] },
    )
    const { page, sizes } = render(given, { images: { maxBytes: 0 } })
    expect(sizes).toEqual([])
    expect(verifyPage(page)).toEqual([])
  })
})

describe('a cell', () => {
  const context = (imageBytes: number, read = () => {}) => ({
    macros: {},
    slugCount: () => 0,
    repeatedWidgets: 0,
    widgetCost: () => undefined,
    get imageBytes() {
      read()
      return imageBytes
    },
  })

  it('is a function of itself and of the bytes before it, and tells what it adds', () => {
    const env = makeEnv({}, { images: { maxTotalBytes: 1_000 } })
    const at = (before: number) => renderCell(code('a', 400, 300), context(before), env, '')
    expect(at(0).effects.imageBytes).toBe(700)
    expect(at(350).effects.imageBytes).toBe(400)
    expect(at(650).effects.imageBytes).toBe(300)
    expect(at(900).effects.imageBytes).toBeUndefined()
    expect(at(0).html.value).toBe(at(300).html.value)
    const document = new DocumentContext()
    document.advance(at(0).effects)
    document.advance(at(650).effects)
    expect(document.imageBytes).toBe(1_000)
  })

  it('asks for them only where it has an image and there is a total', () => {
    let asked = 0
    const read = () => asked++
    renderCell(markdown('a', '# A'), context(0, read), makeEnv({}, { images: { maxTotalBytes: 9 } }), '')
    renderCell(code('a', 400), context(0, read), makeEnv({}, {}), '')
    const { effects } = renderCell(
      code('a', 400),
      context(0, read),
      makeEnv({}, { images: { maxBytes: 9 } }),
      '',
    )
    expect(asked).toBe(0)
    expect(effects).toEqual({ slugs: [] })
    renderCell(code('a', 400), context(0, read), makeEnv({}, { images: { maxTotalBytes: 9 } }), '')
    expect(asked).toBeGreaterThan(0)
  })
})
