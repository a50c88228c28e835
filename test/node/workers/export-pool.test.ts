import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromIpynb, type PlatenError, type Warning } from '../../../src/index.ts'
import {
  type ExportPool,
  type ExportPoolInput,
  type ExportPoolOptions,
  type ExportPoolResult,
  renderOutput,
} from '../../../src/node/index.ts'
import { notebookThatPrints, notebookThatSays } from '../../cli/support.ts'
import { goldenCases } from '../../golden/cases.ts'
import { type BuiltPool, buildPool } from './built-pool.ts'

let built: BuiltPool
const pools: ExportPool[] = []
const create = (options: ExportPoolOptions = {}): ExportPool => {
  const pool = built.createExportPool({ workers: 2, ...options })
  pools.push(pool)
  return pool
}

beforeAll(async () => {
  built = await buildPool()
})
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()))
  built.remove()
})

const html = (text: string): ExportPoolInput => ({ bytes: Buffer.from(text), format: 'html' })
const saying = (source: string): ExportPoolInput => html(notebookThatSays(source))

async function all(results: AsyncIterable<ExportPoolResult>): Promise<readonly ExportPoolResult[]> {
  const found: ExportPoolResult[] = []
  for await (const result of results) found.push(result)
  return found
}

/** What is told apart of results in a test. */
const told = ({ bytes, error }: ExportPoolResult): string =>
  error
    ? ((error as PlatenError).code ?? error.message)
    : /<p>(.*?)</.exec(Buffer.from(bytes).toString())![1]!

/** A module that makes a notebook misbehave by what is in it. */
const misbehaving = () =>
  built.module(
    'misbehaving.js',
    `const notebook = (source) => ({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ cell_type: 'markdown', id: 'a', metadata: {}, source }] })
    export default {
      read(bytes) {
        const text = new TextDecoder().decode(bytes)
        if (text === 'forever') for (;;);
        if (text === 'exit') process.exit(1)
        if (text === 'throw') setTimeout(() => { throw new Error('later') })
        if (text === 'heap') for (const kept = []; ; ) kept.push({ kept })
        return notebook(text)
      },
      transforms: [(given) => given.cells[0].source === 'refuse' ? refuse() : given],
    }
    function refuse() { throw new TypeError('refused') }`,
  )

describe('results', () => {
  it('are those of one thread, in order, with their warnings', async () => {
    const inputs = goldenCases.filter(({ input }) => input.endsWith('.ipynb')).map(({ input }) => input)
    const found = await all(
      create().exportAll(
        inputs.flatMap((input) => [
          { bytes: readFileSync(input), format: 'html' },
          { bytes: readFileSync(input), format: 'ipynb', html: { lang: 'zh' } },
        ]),
      ),
    )
    for (const [index, input] of inputs.entries())
      for (const [offset, format] of (['html', 'ipynb'] as const).entries()) {
        const warnings: Warning[] = []
        const onWarning = (warning: Warning) => void warnings.push(warning)
        const notebook = fromIpynb(readFileSync(input), { onWarning })
        const pieces = await renderOutput(notebook, format, { onWarning })
        const result = found[2 * index + offset]!
        expect(Buffer.from(result.bytes!).equals(Buffer.from(pieces.join('')))).toBe(true)
        expect(result.warnings).toEqual(warnings)
      }
  })

  it("hand buffers over where they are the input's own, and copy them otherwise", async () => {
    const own = new TextEncoder().encode(notebookThatSays('own'))
    const shared = Buffer.from(`xx${notebookThatSays('shared')}`).subarray(2)
    const found = await all(
      create().exportAll([
        { bytes: own, format: 'html' },
        { bytes: shared, format: 'html' },
      ]),
    )
    expect(found.map(told)).toEqual(['own', 'shared'])
    expect(own.buffer.byteLength).toBe(0)
    expect(shared.toString()).toBe(notebookThatSays('shared'))
  })

  it('come with options of a module and of the input', async () => {
    const settings = built.module(
      'settings.js',
      `export default { html: { title: 'From the module', lang: 'zh' }, transforms: [] }`,
    )
    const [both, bad, functional] = await all(
      create({ settings }).exportAll([
        { ...saying('a'), html: { title: 'Of the input' } },
        { ...saying('a'), html: { theme: 'none' as 'auto' } },
        { ...saying('a'), html: { mimeRenderers: [() => ''] } as ExportPoolInput['html'] & object },
      ]),
    )
    const page = Buffer.from(both!.bytes!).toString()
    expect(page).toContain('<title>Of the input</title>')
    expect(page).toContain('<html lang="zh"')
    expect(bad!.error).toMatchObject({ name: 'PlatenError', code: 'INVALID_OPTION' })
    expect(functional!.error).toMatchObject({
      code: 'INVALID_OPTION',
      help: expect.stringContaining('settings'),
    })
  })

  it('say where a settings module cannot be loaded', async () => {
    const found = await all(create({ settings: '/nowhere/at-all.js' }).exportAll([saying('a'), saying('b')]))
    for (const { error } of found)
      expect(error).toMatchObject({ code: 'INVALID_OPTION', pointer: '/settings' })
  })
})

describe('one that fails stops none of the others', () => {
  const run = async (options: ExportPoolOptions, texts: readonly string[]) => {
    const pool = create({ ...options, settings: misbehaving() })
    return (await all(pool.exportAll(texts.map(html)))).map(told)
  }

  it('by its content', async () => {
    const found = await all(create().exportAll([saying('a'), html('{'), html('[]'), saying('b')]))
    expect(found.map(told)).toEqual(['a', 'INVALID_JSON', 'NOT_A_NOTEBOOK', 'b'])
    expect(found[1]!.error).toMatchObject({ line: 1, column: 2 })
    expect(await run({}, ['refuse', 'a'])).toEqual(['refused', 'a'])
  })

  it('by its deadline', async () => {
    expect(await run({ deadline: 1_500, workers: 1 }, ['a', 'forever', 'b', 'forever', 'c'])).toEqual([
      ...['a', 'LIMIT_EXCEEDED', 'b', 'LIMIT_EXCEEDED', 'c'],
    ])
  })

  it('by its memory', async () => {
    expect(await run({ memory: 64 }, ['heap', 'a', 'heap', 'b'])).toEqual([
      ...['LIMIT_EXCEEDED', 'a', 'LIMIT_EXCEEDED', 'b'],
    ])
  })

  it('by its size, which V8 would end the process for', async () => {
    const large = { bytes: Buffer.from(notebookThatPrints('x'.repeat(50_000_000))), format: 'html' as const }
    const found = await all(create({ memory: 64 }).exportAll([saying('a'), large, saying('b')]))
    expect(found.map(told)).toEqual(['a', 'LIMIT_EXCEEDED', 'b'])
  })

  it('by memory that is too little to start with', async () => {
    expect(await run({ memory: 1 }, ['a', 'b'])).toEqual(['LIMIT_EXCEEDED', 'LIMIT_EXCEEDED'])
  })

  it('by ending its thread', async () => {
    expect(await run({ workers: 1 }, ['a', 'exit', 'b'])).toEqual(['a', 'WORKER_ENDED', 'b'])
  })

  it('by what it throws later', async () => {
    const found = await run({ workers: 1 }, ['throw', ...Array.from({ length: 50 }, () => 'a'), 'b'])
    // Whichever it hits, all others are there.
    expect(found.filter((text) => text === 'later').length).toBeLessThanOrEqual(1)
    expect(found.at(-1)).toBe('b')
    expect(found).toHaveLength(52)
  })
})

describe('inputs', () => {
  it('are asked for as results are taken', async () => {
    let asked = 0
    async function* inputs() {
      for (; asked < 1_000; ) {
        asked++
        await delay(0)
        yield saying(`${asked}`)
      }
    }
    let taken = 0
    for await (const result of create().exportAll(inputs())) {
      expect(told(result)).toBe(`${++taken}`)
      // Two workers, four each.
      expect(asked - taken).toBeLessThanOrEqual(8)
      if (taken === 40) break
    }
    expect(asked).toBeLessThanOrEqual(48)
  })

  it('that cannot be read end the iteration', async () => {
    async function* inputs() {
      yield saying('a')
      throw new Error('no more')
    }
    await expect(all(create().exportAll(inputs()))).rejects.toThrow('no more')
  })

  it('are closed when nobody takes more', async () => {
    let closed = false
    function* inputs() {
      try {
        for (;;) yield saying('a')
      } finally {
        closed = true
      }
    }
    for await (const _ of create().exportAll(inputs())) break
    expect(closed).toBe(true)
  })
})

describe('stopping', () => {
  it('by a signal ends what is under way, and the pool goes on', async () => {
    const pool = create({ settings: misbehaving() })
    const stop = new AbortController()
    const reason = new Error('enough')
    const found: string[] = []
    const stopped = (async () => {
      for await (const result of pool.exportAll(['a', 'forever', 'forever', 'b'].map(html), {
        signal: stop.signal,
      })) {
        found.push(told(result))
        stop.abort(reason)
      }
    })()
    await expect(stopped).rejects.toBe(reason)
    expect(found).toEqual(['a'])
    expect((await all(pool.exportAll([html('c')]))).map(told)).toEqual(['c'])
  })

  it('before it starts reads nothing', async () => {
    let asked = 0
    function* inputs() {
      asked++
      yield saying('a')
    }
    const signal = AbortSignal.abort(new Error('early'))
    await expect(all(create().exportAll(inputs(), { signal }))).rejects.toThrow('early')
    expect(asked).toBe(0)
  })

  it('by closing fails what is under way', async () => {
    const pool = create({ settings: misbehaving(), workers: 1 })
    const results = all(pool.exportAll(['forever', 'a'].map(html)))
    await delay(300)
    await pool.close()
    for (const { error } of await results) expect(error?.message).toBe('The pool is closed.')
  })
})

it('refuses options that are none', () => {
  for (const options of [
    { workers: 0 },
    { workers: 1.5 },
    { deadline: -1 },
    { memory: Number.NaN },
    { job: 1 },
  ])
    expect(() => built.createExportPool(options as ExportPoolOptions)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    )
})

describe('what is wrong with an input', () => {
  const error = (fields: object): unknown => expect.objectContaining(fields)
  const copies = () => new TextEncoder().encode(notebookThatSays('again'))

  it('that came before: its bytes are another thread’s, whether that is at it or done', async () => {
    const pool = create({ workers: 1 })
    const bytes = copies()
    const again = error({
      code: 'INVALID_OPTION',
      pointer: '/bytes',
      message: expect.stringContaining('before'),
    })
    const input: ExportPoolInput = { bytes, format: 'html' }
    expect(
      (await all(pool.exportAll([input, input, saying('other')]))).map((result) => result.error),
    ).toEqual([undefined, again, undefined])
    expect((await all(pool.exportAll([input])))[0]!.error).toEqual(again)
    const copy = new Uint8Array(copies())
    expect((await all(pool.exportAll([{ bytes: copy, format: 'html' }])))[0]!.error).toBeUndefined()
  })

  it('empty bytes were never handed over', async () => {
    const bytes = new Uint8Array()
    const [result] = await all(create().exportAll([{ bytes, format: 'html' }]))
    expect(result!.error).toEqual(error({ code: 'INVALID_JSON' }))
  })

  it('text, and options with a slip, stop none of the others', async () => {
    const inputs = [{ ...saying('a'), bytes: 'text' }, { ...saying('b'), htlm: {} }, null, saying('d')]
    const found = await all(create().exportAll(inputs as never))
    expect(found.map((result) => result.error)).toEqual([
      error({ code: 'INVALID_OPTION', pointer: '/bytes' }),
      error({ code: 'INVALID_OPTION', pointer: '/htlm', help: 'Did you mean "html"?' }),
      error({ code: 'INVALID_OPTION', pointer: '/inputs' }),
      undefined,
    ])
    const pool = create()
    expect(() => pool.exportAll([], { singal: undefined } as never)).toThrow(
      error({ code: 'INVALID_OPTION' }),
    )
    expect(() => pool.exportAll(undefined as never)).toThrow(error({ code: 'INVALID_OPTION' }))
  })

  it('what is no notebook: the help says how runs are read', async () => {
    const inputs = [html('{"version":1,"meta":{"system":"cron"},"outputs":[]}'), html('a,b\n1,2\n')]
    const found = await all(create().exportAll(inputs))
    for (const result of found)
      expect(result.error).toEqual(error({ help: expect.stringContaining('fromTaskRun(fromAny(bytes))') }))
    expect(found.map(told)).toEqual(['NOT_A_NOTEBOOK', 'INVALID_JSON'])
  })
})
