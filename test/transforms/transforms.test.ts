import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Notebook } from '../../src/model/notebook.ts'
import { fromIpynb } from '../../src/read/from-ipynb/from-ipynb.ts'
import { validateNotebook } from '../../src/read/validate.ts'
import { clearMetadata } from '../../src/transforms/clear-metadata.ts'
import { clearOutputs } from '../../src/transforms/clear-outputs.ts'
import { defaultTransforms } from '../../src/transforms/default-transforms.ts'
import { deterministicIds } from '../../src/transforms/deterministic-ids.ts'
import { extractFiles } from '../../src/transforms/extract-files.ts'
import { hideInputs } from '../../src/transforms/hide-inputs.ts'
import { inlineAttachments } from '../../src/transforms/inline-attachments.ts'
import { removeByPattern } from '../../src/transforms/remove-by-pattern.ts'
import { stable } from '../../src/transforms/stable.ts'
import { stripForVersionControl } from '../../src/transforms/strip-for-version-control.ts'
import { applyTransforms, type Transform } from '../../src/transforms/transform.ts'
import { truncateOutputs } from '../../src/transforms/truncate-outputs.ts'
import { toIpynb } from '../../src/write/ipynb.ts'
import { anyNotebook } from '../support/notebook-arbitrary.ts'
import { corpusNotebooks, hasCorpus } from '../support/shared.ts'
import { deepFreeze } from './deep-freeze.ts'
import { code, display, error, markdown, notebookOf, stream } from './notebooks.ts'

/** Each on its own, since some of them leave others nothing to do. */
const ALONE: { readonly [name: string]: Transform } = {
  clearMetadata: clearMetadata({ cellTypes: ['code', 'markdown', 'raw'], keepCell: ['tags'] }),
  clearOutputs: clearOutputs(),
  extractFiles: (notebook) => extractFiles(notebook).notebook,
  inlineAttachments: inlineAttachments(),
  removeByPattern: removeByPattern([/\s*$/, '%%']),
  stable: stable({ dates: true }),
  stripForVersionControl: stripForVersionControl({ removeBlankCells: true }),
}

const ALL: readonly Transform[] = [
  ...defaultTransforms,
  truncateOutputs({ maxLines: 20, maxCharacters: 500, maxOutputs: 5 }),
  hideInputs(),
  deterministicIds(),
]

describe('all transforms', () => {
  it('change nothing they are given, and nothing the second time', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('\r', '\b', '\n', '\x1b[31m', '\x1b[A', 'line\n'.repeat(30)),
        ),
      )
      .map((parts) => parts.join(''))
    const output = fc.oneof(
      text.map((value) => stream(value)),
      text.map((value) => stream(value, 'stderr')),
      text.map((value) => display({ 'text/plain': value })),
      fc.array(text, { maxLength: 4 }).map((frames) => error(...frames)),
    )
    const tags = fc.array(fc.constantFrom('remove-cell', 'remove-input', 'remove-output', '__proto__'), {
      maxLength: 1,
    })
    const cell = fc.oneof(
      fc
        .tuple(fc.array(output, { maxLength: 8 }), tags)
        .map(([outputs, names]) => code(outputs, { tags: names })),
      fc.tuple(text, tags).map(([source, names]) => markdown(source, { tags: names })),
    )
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 5 }), (cells) => {
        const once = deepFreeze(applyTransforms(deepFreeze(notebookOf(...cells)), ALL))
        for (const transform of ALL) expect(transform(once)).toBe(once)
        applyTransforms(once, [clearOutputs()])
      }),
      { numRuns: 100 },
    )
  })

  it.each(Object.entries(ALONE))('%s does so alone, and leaves a valid notebook', (_, transform) => {
    fc.assert(
      fc.property(anyNotebook, (notebook) => {
        const once = deepFreeze(transform(deepFreeze(notebook)))
        expect(transform(once)).toBe(once)
        expect(validateNotebook(toIpynb(once)).violations).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it.skipIf(!hasCorpus)('do so with the notebooks of the corpus', () => {
    let changed = 0
    for (const path of corpusNotebooks()) {
      const notebook = read(path)
      if (!notebook) continue
      const once = applyTransforms(deepFreeze(notebook), ALL)
      for (const transform of ALL) expect(transform(once), path).toBe(once)
      if (applyTransforms(notebook, defaultTransforms) !== notebook) changed++
    }
    expect(changed).toBeGreaterThan(0)
  })

  it.skipIf(!hasCorpus)('leave notebooks of the corpus valid', () => {
    const changed = new Map<string, number>()
    for (const path of corpusNotebooks()) {
      const notebook = read(path)
      if (!notebook) continue
      deepFreeze(notebook)
      for (const [name, transform] of Object.entries(ALONE)) {
        const once = transform(notebook)
        expect(transform(once), `${name} ${path}`).toBe(once)
        if (once === notebook) continue
        changed.set(name, (changed.get(name) ?? 0) + 1)
        expect(validateNotebook(toIpynb(once)).violations, `${name} ${path}`).toEqual([])
      }
    }
    expect([...changed.keys()].sort()).toEqual(Object.keys(ALONE))
  })
})

/** Undefined for those that are invalid on purpose. */
function read(path: string): Notebook | undefined {
  try {
    return fromIpynb(readFileSync(path))
  } catch {
    return undefined
  }
}
