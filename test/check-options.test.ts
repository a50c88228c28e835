import { describe, expect, it } from 'vitest'
import {
  describeReport,
  type ExportOptions,
  exportTaskRunOutput,
  type FragmentOptions,
  fromIpynb,
  fromTaskRun,
  type HtmlOptions,
  type Notebook,
  prepareAssets,
  type TaskRunOutput,
  toHtml,
  toHtmlBytes,
  toHtmlChunks,
  toHtmlFragment,
  toIndexHtml,
  toIpynb,
} from '../src/index.ts'
import { createLiveHtml } from '../src/live/index.ts'
import { exportFile } from '../src/node/index.ts'

const notebook: Notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] }
const run: TaskRunOutput = { version: 1, meta: { system: 'cron' }, outputs: [] }

/** Everything that takes options of a page or of a step before it. */
const STEPS: readonly (readonly [name: string, take: (options: object) => unknown])[] = [
  ['toHtml', (options) => toHtml(notebook, options)],
  ['toHtmlBytes', (options) => toHtmlBytes(notebook, options)],
  ['toHtmlChunks', (options) => [...toHtmlChunks(notebook, options)]],
  ['toHtmlFragment', (options) => toHtmlFragment(notebook, { idPrefix: 'x', ...options } as FragmentOptions)],
  ['toIndexHtml', (options) => toIndexHtml([], options)],
  ['toIpynb', (options) => toIpynb(notebook, options)],
  [
    'fromIpynb',
    (options) => fromIpynb('{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}', options),
  ],
  ['fromTaskRun', (options) => fromTaskRun(run, options)],
  ['exportTaskRunOutput', (options) => exportTaskRunOutput(run, options)],
  ['exportTaskRunOutput to IPYNB', (options) => exportTaskRunOutput(run, { ...options, format: 'IPYNB' })],
  ['prepareAssets', (options) => prepareAssets(notebook, options)],
  ['describeReport', (options) => describeReport(notebook, options)],
  ['createLiveHtml', (options) => createLiveHtml(options as HtmlOptions)],
]

/** What is wrong, where, and what to do about it. */
const WRONG: readonly (readonly [options: object, pointer: string, message: RegExp, meant: string])[] = [
  [{ them: 'dark' }, '/them', /no option "them"/, '"theme"'],
  [{ colorscheme: 'dark' }, '/colorscheme', /no option "colorscheme"/, '"colorScheme"'],
  [{ onwarning() {} }, '/onwarning', /no option "onwarning"/, '"onWarning"'],
  [{ 'a/b': 1 }, '/a~1b', /no option "a\/b"/, ''],
  [JSON.parse('{"__proto__": 1}'), '/__proto__', /no option "__proto__"/, ''],
  [{ constructor: 1 }, '/constructor', /no option "constructor"/, ''],
  [{ toc: 'yes' }, '/toc', /toc is "yes"; it can be true, false or "auto"/, ''],
  [{ title: 3 }, '/title', /title is 3; it can be a string/, ''],
  [{ onWarning: 3 }, '/onWarning', /onWarning is 3; it can be a function/, ''],
  [{ run: 'nightly' }, '/run', /run is "nightly"; it can be an object/, ''],
  [{ assets: [] }, '/assets', /assets is a list; it can be an object/, ''],
  [{ embed: 'false' }, '/embed', /embed is "false"; it can be true or false/, ''],
  [{ lineNumbers: 1 }, '/lineNumbers', /lineNumbers is 1/, ''],
  [{ code: 'hidden' }, '/code', /code is "hidden"; it can be "shown", "folded" or "removed"/, ''],
  [{ theme: 'pink' }, '/theme', /theme is "pink"; it can be "report", .* or "dark"/, ''],
]

async function refusal(take: () => unknown): Promise<unknown> {
  try {
    await take()
    return undefined
  } catch (error) {
    return error
  }
}

describe.each(STEPS)('%s', (_name, take) => {
  it.each(WRONG)('refuses %o', async (options, pointer, message, meant) => {
    expect(await refusal(() => take(options))).toMatchObject({
      name: 'PlatenError',
      code: 'INVALID_OPTION',
      pointer,
      message: expect.stringMatching(message),
      help: meant === '' ? expect.stringMatching(/./) : `Did you mean ${meant}?`,
    })
  })

  it.each([
    ['nothing', null],
    ['text', 'dark'],
    ['a list', []],
  ])('refuses %s instead of options', async (_, options) => {
    if (_name === 'toHtmlFragment' || _name === 'exportTaskRunOutput to IPYNB') return
    expect(await refusal(() => take(options as never))).toMatchObject({ code: 'INVALID_OPTION', pointer: '' })
  })

  it('takes the options of all steps in one object, undefined ones too', async () => {
    const all: ExportOptions & { from: string; resolveImage: never[] } = {
      title: 'Nightly',
      theme: 'paper',
      toc: true,
      template: 'generic',
      transforms: [],
      name: 'nightly',
      from: 'platen',
      resolveImage: [],
      limits: { jsonDepth: 50 },
      onWarning: () => {},
    }
    expect(await refusal(() => take({ ...all, lang: undefined, run: undefined }))).toBeUndefined()
  })
})

it('names what is near among limits, words, images and the options of files', async () => {
  const near = [
    [() => toHtml(notebook, { limits: { jsonDeph: 3 } as object }), '/limits/jsonDeph', 'jsonDepth'],
    [() => toHtml(notebook, { words: { notebok: 'x' } as object }), '/words/notebok', 'notebook'],
    [() => toHtml(notebook, { images: { maxByte: 3 } as object }), '/images/maxByte', 'maxBytes'],
    [() => exportFile('a.ipynb', 'a.html', { transform: [] } as object), '/transform', 'transforms'],
  ] as const
  for (const [take, pointer, meant] of near)
    expect(await refusal(take)).toMatchObject({
      code: 'INVALID_OPTION',
      pointer,
      help: `Did you mean "${meant}"?`,
    })
})
