import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  clearMetadata,
  coalesceStreams,
  deterministicIds,
  eachCell,
  hideInputs,
  inlineAttachments,
  removeByTag,
  stripForVersionControl,
  toIpynb,
  truncateOutputs,
} from '../../../src/index.ts'
import type { JsonObject } from '../../../src/model/json.ts'
import { hashText } from '../../../src/text/hash.ts'
import { parseJson } from '../../../src/text/json/parse.ts'
import { writeJson } from '../../../src/text/json/write.ts'
import { goldenCases } from '../../golden/cases.ts'
import { damage } from '../../support/damage.ts'
import { chooser, looseFile } from '../../support/loose-file.ts'
import { anyNotebook } from '../../support/notebook-arbitrary.ts'
import { describeCorpus, FULL } from '../../support/requires.ts'
import { corpusNotebooks } from '../../support/shared.ts'
import { createStreamed, inMemory, type Way } from './both-ways.ts'

// A notebook that is read, transformed and written cell by cell gives what it gives in memory: text, warnings, errors.

const { streamed, remove } = createStreamed()
afterAll(remove)

const BOTH: readonly Way[] = [{ format: 'html' }, { format: 'ipynb' }]
const EMBEDDED: Way = { format: 'html', html: { embed: true, lang: 'zh', title: 'T' } }

/** Says whether it could be streamed. */
async function expectSame(bytes: Uint8Array, way: Way, pieceSize?: number): Promise<boolean> {
  const found = await streamed(bytes, way, pieceSize)
  if (found !== undefined) expect(found).toEqual(await inMemory(bytes, way))
  return found !== undefined
}

describe('files', () => {
  const inputs = goldenCases.filter(({ input }) => input.endsWith('.ipynb'))
  it.each(inputs)('fixture $name', async ({ input }) => {
    for (const way of [...BOTH, EMBEDDED]) {
      expect(await expectSame(readFileSync(input), way)).toBe(true)
      await expectSame(readFileSync(input), way, 7)
    }
  })

  describeCorpus('corpus', () => {
    const sample = corpusNotebooks().filter((_, i) => FULL || i % 6 === 0)
    it.each(sample.map((path) => [basename(path), path]))('%s', async (_name, path) => {
      const bytes = readFileSync(path)
      for (const way of BOTH) await expectSame(bytes, way, 50_021)
    })
  })
})

/** A file as any program might have written it, and the size of the pieces it is read in. */
const file = fc
  .tuple(anyNotebook, fc.nat(), fc.constantFrom(0, 2, 4, 5, 5, 6), fc.integer({ min: 1, max: 90 }))
  .map(([notebook, seed, minor, pieceSize]) => ({ notebook, seed, minor, pieceSize }))

describe('random notebooks, read in pieces that are cut anywhere', () => {
  it('any spelling', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ notebook, seed, minor, pieceSize }) => {
        const bytes = Buffer.from(looseFile(notebook, minor, chooser(seed)))
        for (const way of BOTH) expect(await expectSame(bytes, way, pieceSize)).toBe(true)
      }),
      { numRuns: FULL ? 5_000 : 300 },
    )
  })

  it('what breaks the format', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ notebook, seed, pieceSize }) => {
        const choose = chooser(seed)
        const whole = parseJson(toIpynb(notebook), { nan: true })
        const bytes = Buffer.from(writeJson(damage(damage(whole, choose), choose)))
        for (const way of BOTH) await expectSame(bytes, way, pieceSize)
      }),
      { numRuns: FULL ? 5_000 : 300 },
    )
  })

  it('what is not JSON, or not text', async () => {
    const change = fc.tuple(
      fc.nat(),
      fc.nat(3),
      fc.constantFrom(
        '',
        '"',
        '\\',
        '{',
        '[',
        ']',
        '}',
        ',',
        ':',
        '1',
        'e',
        'nul',
        '\n',
        '\u00a0',
        '\u{1f600}',
      ),
      fc.constantFrom(0, 0, 0, 0xff, 0x80, 0xe2),
    )
    await fc.assert(
      fc.asyncProperty(
        file,
        change,
        async ({ notebook, seed, minor, pieceSize }, [place, length, text, byte]) => {
          const whole = Buffer.from(looseFile(notebook, minor, chooser(seed)))
          const at = place % whole.length
          const bytes = Buffer.concat([
            whole.subarray(0, at),
            Buffer.from(text),
            Buffer.from(byte === 0 ? [] : [byte]),
            whole.subarray(at + length),
          ])
          await expectSame(bytes, { format: 'ipynb' }, pieceSize)
          await expectSame(whole.subarray(0, at), { format: 'ipynb' }, pieceSize)
        },
      ),
      { numRuns: FULL ? 10_000 : 500 },
    )
  })

  it('every place of one file cut off', async () => {
    const text =
      '{"a": [1, "x\\u0041\\\\"], "cells": [{"source": "é😀\\"", "cell_type": "raw"}], "nbformat": 4} '
    for (let end = 0; end <= Buffer.byteLength(text); end++)
      await expectSame(Buffer.from(text).subarray(0, end), { format: 'ipynb' }, 1 + (end % 9))
  })
})

describe('shapes of files', () => {
  const cell = (id: string) => `{"cell_type": "markdown", "id": "${id}", "metadata": {}, "source": "# ${id}"}`
  it.each([
    ['two lists of cells', `{"cells": [${cell('a')}], "cells": [${cell('b')}, ${cell('c')}], "nbformat": 4}`],
    ['a list of cells, then something else', `{"cells": [${cell('a')}], "cells": 5, "nbformat": 4}`],
    ['something else, then a list', `{"cells": null, "cells": [${cell('a')}], "nbformat": 4}`],
    ['an escaped key', `{"\\u0063ells": [${cell('a')}], "nbformat": 4}`],
    ['no cells', '{"nbformat": 4}'],
    ['an empty list', '{"cells": [ ], "nbformat": 4, "nbformat_minor": 5}'],
    ['no version', `{"cells": [${cell('a')}]}`],
    ['an empty object', ' { } '],
    ['a version that is none', `{"cells": [${cell('a')}], "nbformat": "4"}`],
    [
      'equal ids',
      `{"cells": [${cell('a')}, ${cell('a')}, ${cell('b')}], "nbformat": 4, "nbformat_minor": 5}`,
    ],
    [
      'an id that is derived by another',
      `{"cells": [{"cell_type": "raw", "source": ""}, ${cell(hashText('raw\n'))}], "nbformat": 4}`,
    ],
    ['keys in the order of JavaScript', `{"9": 1, "x": 2, "1": 3, "cells": [], "nbformat": 4}`],
    [
      'a later cell that is nested too deep',
      `{"cells": [${cell('a')}, ${'['.repeat(1_000)}], "nbformat": 4}`,
    ],
    ['the deepest that may be', `{"x": ${'['.repeat(999)}${']'.repeat(999)}, "cells": [], "nbformat": 4}`],
    ['deeper than that', `{"x": ${'['.repeat(1_000)}${']'.repeat(1_000)}, "cells": [], "nbformat": 4}`],
    ['nested too deep behind what is not JSON', `{"cells": [${cell('a')} x ${'['.repeat(2_000)}`],
    ['a byte order mark', `\ufeff{"cells": [], "nbformat": 4}`],
    ['a byte order mark in the middle', `{"cells": [${cell('\ufeff')}]\ufeff, "nbformat": 4}`],
    ['an empty file', ''],
    ['white space', ' \n\u00a0\u2028 '],
    ['a page of HTML', '<!doctype html><title>Sign in</title>'],
    ['line ends of all kinds before what is wrong', '{\r\n"a":\r1,\n\r\n"cells": [\r\r\n{]'],
  ])('%s', async (_name, text) => {
    for (const pieceSize of [1, 3, 1 << 20])
      await expectSame(Buffer.from(text), { format: 'html' }, pieceSize)
  })

  it('UTF-16', async () => {
    const text = `\ufeff{"cells": [${cell('a')}], "metadata": {"x": "é😀"}, "nbformat": 4}`
    for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()])
      for (const pieceSize of [1, 2, 100]) {
        expect(await expectSame(bytes, { format: 'ipynb' }, pieceSize)).toBe(true)
        await expectSame(bytes.subarray(0, -1), { format: 'ipynb' }, pieceSize)
      }
  })
})

describe('transforms', () => {
  const code = (index: number, tags: readonly string[] = []): JsonObject => ({
    cell_type: 'code',
    id: `c${index}`,
    metadata: { tags, collapsed: true },
    source: `x = ${index % 3}`,
    execution_count: index,
    outputs: [
      { output_type: 'stream', name: 'stdout', text: 'line\n'.repeat(index) },
      { output_type: 'stream', name: 'stdout', text: 'more\n' },
    ],
  })
  const markdown = (index: number): JsonObject => ({
    cell_type: 'markdown',
    id: `m${index}`,
    metadata: {},
    source: `# Same\n![a](attachment:a.png) ![b](attachment:b.png)`,
    attachments: { 'a.png': { 'image/png': 'AAAA' }, 'b.png': { 'image/png': '?' } },
  })
  const notebook = Buffer.from(
    writeJson({
      cells: [0, 1, 2, 3, 4, 5, 6, 7].map((i) =>
        i % 3 === 2 ? markdown(i) : code(i, i === 3 ? ['remove-cell'] : []),
      ),
      metadata: { keep_output: false, papermill: { a: 1 }, title: 'T' },
      nbformat: 4,
      nbformat_minor: 5,
    }),
  )

  it.each<[string, NonNullable<Way['transforms']>]>([
    [
      'that warn, one behind the other',
      (onWarning) => [
        coalesceStreams(),
        truncateOutputs({ maxLines: 2, onWarning }),
        removeByTag(),
        inlineAttachments({ onWarning }),
        truncateOutputs({ maxLines: 1, onWarning }),
      ],
    ],
    ['that keep count', () => [deterministicIds(), hideInputs()]],
    [
      'that change what is around the cells',
      () => [clearMetadata({ keepNotebook: ['title'] }), stripForVersionControl()],
    ],
    [
      'of a user',
      (onWarning) => [
        eachCell((cell, index, warn) => {
          warn({ code: 'REMOVED', message: cell.id, pointer: `/cells/${index}` })
          return index % 2 === 0 ? undefined : cell
        }, onWarning),
      ],
    ],
  ])('%s', async (_name, transforms) => {
    for (const { format } of BOTH) expect(await expectSame(notebook, { format, transforms }, 100)).toBe(true)
  })
})

it('limits', async () => {
  const text = `{"cells": [{"cell_type": "raw", "source": ""}, {"cell_type": "raw", "source": ""}], "nbformat": 4}`
  for (const limits of [{ cells: 1 }, { jsonDepth: 2 }, { jsonDepth: 3 }, { documentLength: 20 }])
    for (const { format } of BOTH)
      expect(await expectSame(Buffer.from(text), { format, limits }, 40)).toBe(true)
})
