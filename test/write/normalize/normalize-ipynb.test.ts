import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlatenError } from '../../../src/errors.ts'
import type { JsonValue } from '../../../src/model/json.ts'
import { fromIpynb } from '../../../src/read/from-ipynb/from-ipynb.ts'
import { parseJson } from '../../../src/text/json/parse.ts'
import { writeJson } from '../../../src/text/json/write.ts'
import { toIpynb } from '../../../src/write/ipynb.ts'
import { normalizeIpynb } from '../../../src/write/normalize/normalize-ipynb.ts'
import { damage } from '../../support/damage.ts'
import { chooser, looseFile } from '../../support/loose-file.ts'
import { anyNotebook } from '../../support/notebook-arbitrary.ts'
import { oldNotebook } from '../../support/old-notebook.ts'

describe('normalizeIpynb', () => {
  it('keeps the version, unknown keys and broken parts of a 4.x file', () => {
    const text = `{"nbformat_minor": 2, "nbformat": 4, "odd": 1.10, "metadata": {"signature": "x", "a": 1E2},
      "cells": [3, {"source": ["a\\n", "b"], "cell_type": "sql", "metadata": {"trusted": true}, "é": "é"},
        {"cell_type": "code", "source": ["a", 1], "outputs": [{"output_type": "odd", "text": ["a", "b"]}, null]}]}`
    expect(normalizeIpynb(text)).toBe(`{
 "cells": [
  3,
  {
   "cell_type": "sql",
   "metadata": {},
   "source": [
    "a\\n",
    "b"
   ],
   "é": "é"
  },
  {
   "cell_type": "code",
   "outputs": [
    {
     "output_type": "odd",
     "text": "ab"
    },
    null
   ],
   "source": [
    "a",
    1
   ]
  }
 ],
 "metadata": {
  "a": 100.0
 },
 "nbformat": 4,
 "nbformat_minor": 2,
 "odd": 1.1
}
`)
  })

  it('writes 3.0 in ASCII, and mends lines without ends', () => {
    const cells = [
      {
        cell_type: 'code',
        input: ['a', 'é'],
        outputs: [{ output_type: 'pyout', text: ['1\n', '2'], odd: ['😀'] }],
      },
      { cell_type: 'heading', source: 'T\x7f', level: 1, trusted: true },
    ]
    const text = JSON.stringify({ nbformat: 3, nbformat_minor: 0, orig_nbformat: 2, worksheets: [{ cells }] })
    const written = normalizeIpynb(text)
    expect(JSON.parse(written)).toEqual({
      nbformat: 3,
      nbformat_minor: 0,
      worksheets: [
        {
          cells: [
            {
              cell_type: 'code',
              input: ['a\n', 'é'],
              outputs: [{ output_type: 'pyout', text: ['1\n', '2'], odd: ['😀'] }],
            },
            { cell_type: 'heading', source: ['T\x7f'], level: 1 },
          ],
        },
      ],
    })
    expect(written).toContain('"\\ud83d\\ude00"')
    expect(written).toContain('"T\\u007f"')
  })

  it('gives cells of 4.5 the ids that fromIpynb gives them', () => {
    const cell = { cell_type: 'markdown', metadata: {}, source: ['a'] }
    const cells = [cell, { ...cell, id: 'x' }, { ...cell, id: 'x' }]
    const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells })
    expect(normalizeIpynb(text)).toBe(toIpynb(fromIpynb(text)))
    expect(normalizeIpynb(text.replace('"nbformat_minor":5', '"nbformat_minor":4'))).not.toContain('"x-')
  })

  it('changes nothing the second time, and is what toIpynb writes', () => {
    fc.assert(
      fc.property(anyNotebook, fc.nat(), (notebook, seed) => {
        const written = toIpynb(notebook)
        expect(normalizeIpynb(written)).toBe(written)
        expect(normalizeIpynb(looseFile(notebook, 5, chooser(seed)))).toBe(written)
      }),
    )
  })

  it('never fails on a broken file with anything but a PlatenError', () => {
    const files = fc.oneof(
      anyNotebook.map((notebook) => parseJson(toIpynb(notebook), { nan: true })),
      oldNotebook.map((notebook) => notebook as unknown as JsonValue),
    )
    fc.assert(
      fc.property(files, fc.nat(), (file, seed) => {
        const choose = chooser(seed)
        let broken = file
        for (let i = choose(4); i >= 0; i--) broken = damage(broken, choose)
        try {
          normalizeIpynb(writeJson(broken))
        } catch (error) {
          expect(error).toBeInstanceOf(PlatenError)
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['', 'INVALID_JSON'],
    ['{}', 'NOT_A_NOTEBOOK'],
    ['{"nbformat": 5}', 'UNSUPPORTED_NBFORMAT'],
    ['{"cells": [{"cell_type": "code", "code": "1"}]}', 'UNSUPPORTED_NBFORMAT'],
    ['{"nbformat": 4, "cells": {}}', 'INVALID_NOTEBOOK'],
    ['{"nbformat": 3, "cells": []}', 'INVALID_NOTEBOOK'],
  ])('refuses %j', (text, code) => {
    expect(() => normalizeIpynb(text)).toThrow(expect.objectContaining({ code, help: expect.any(String) }))
  })
})
