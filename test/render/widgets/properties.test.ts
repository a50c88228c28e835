import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/model/json.ts'
import { verifyPage } from '../../structure/verify-page.ts'
import { anyJson, anyText } from '../../support/notebook-arbitrary.ts'
import { FULL } from '../../support/requires.ts'
import { model, notebookOf, reference, showNotebook } from './support.ts'

const NAMES =
  'Box HBox VBox GridBox Tab Accordion Stack HTML HTMLMath Label FloatProgress IntProgress IntSlider FloatSlider FloatLogSlider IntRangeSlider Play SelectionSlider SelectionRangeSlider Dropdown Select SelectMultiple RadioButtons ToggleButtons Combobox Checkbox Valid Button ToggleButton Text Textarea IntText Password DatePicker Time Datetime ColorPicker ColorsInput TagsInput FloatsInput Image Audio Video FileUpload Output Controller ControllerAxis Layout Unknown'.split(
    ' ',
  )
const TRAITS =
  'value description tooltip min max base index _options_labels options titles _titles children outputs layout style bar_style box_style readout_format readout width height format flex border text_color bar_color grid_template_areas visibility metadata name axes selected_index description_allow_html placeholder type'.split(
    ' ',
  )
const IDS = ['a', 'b', 'c', 'd', '__proto__']

const trait: fc.Arbitrary<JsonValue> = fc.oneof(
  anyJson,
  anyText,
  fc.constantFrom('<b>x</b>', '$x$', '1px', '50%', 'red', 'none', 'hidden', 'png', 'success', true, 0, 0.5, 7),
  fc.constantFrom(...IDS).map(reference),
  fc.array(fc.constantFrom(...IDS).map(reference), { maxLength: 4 }),
  fc.array(anyText, { maxLength: 3 }),
  fc.array(
    fc.constantFrom<JsonValue>(
      { output_type: 'stream', name: 'stdout', text: ['a\n'] },
      { output_type: 'display_data', data: { 'application/vnd.jupyter.widget-view+json': { model_id: 'b' } }, metadata: {} },
      { output_type: 'error' },
      { name: 'f', size: 3 },
    ),
    { maxLength: 2 },
  ),
) // biome-ignore format: a table

const anyModel: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 1, arbitrary: anyJson },
  {
    weight: 12,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...NAMES),
        fc.dictionary(fc.constantFrom(...TRAITS), trait, { maxKeys: 8, noNullPrototype: true }),
        fc.oneof(
          fc.constant({}),
          fc.record({ buffers: anyJson }, { noNullPrototype: true }),
          anyText.map((data) => ({ buffers: [{ path: ['value'], data }] })),
          fc.constant({ model_module: 'elsewhere' }),
        ),
      )
      .map(([name, state, rest]) => model(name, state, rest)),
  },
)

const anyState: fc.Arbitrary<JsonObject> = fc.dictionary(fc.constantFrom(...IDS), anyModel, {
  maxKeys: 5,
  noNullPrototype: true,
})

/** Widgets that hold text, and the text. */
interface Told {
  readonly models: JsonObject
  readonly words: readonly string[]
}

const word = fc.stringMatching(/^[\p{L}\p{N}<>&"'#;]{1,10}$/u).filter((text) => text.trim() === text)
const told = fc
  .array(fc.tuple(fc.constantFrom('HTML', 'Label', 'Text', 'Textarea', 'HTMLMath', 'Combobox'), word, word), {
    minLength: 1,
    maxLength: 12,
  })
  .chain((leaves) =>
    fc
      .array(fc.tuple(fc.constantFrom('VBox', 'HBox', 'Tab', 'Accordion', 'Stack', 'GridBox'), fc.nat()), {
        minLength: 1,
        maxLength: 6,
      })
      .map((boxes): Told => {
        const models: Record<string, JsonValue> = {}
        // Each box but the first is in an earlier one, each leaf in some box.
        const held = boxes.map((): string[] => [])
        boxes.forEach(([, at], i) => {
          if (i > 0) held[at % i]!.push(`b${i}`)
        })
        leaves.forEach((_, i) => {
          held[i % held.length]!.push(`l${i}`)
        })
        boxes.forEach(([name], i) => {
          models[`b${i}`] = model(name, { children: held[i]!.map(reference) })
        })
        leaves.forEach(([name, value, description], i) => {
          const source = name.startsWith('HTML') ? escaped(value) : value
          models[`l${i}`] = model(name, { value: source, description })
        })
        return { models, words: leaves.flatMap(([, value, description]) => [value, description]) }
      }),
  )

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

describe('any state of widgets', () => {
  it('gives a page, which holds what a page may hold', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const { page } = showNotebook(notebookOf(state, [...IDS, 'a']))
        // Halves of pairs and noncharacters are for whoever writes the file.
        const problems = verifyPage(page).filter((line) => !/(?:surrogate|noncharacter)-in-input/.test(line))
        expect(problems).toEqual([])
      }),
      { numRuns: FULL ? 5_000 : 200 },
    )
  })

  it('in place of all of it gives a page, too', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (widgets, view) => {
        const notebook = notebookOf({}, ['a'])
        const data = { 'application/vnd.jupyter.widget-view+json': view, 'text/plain': 'plain' }
        const outputs = [{ output_type: 'display_data' as const, data, metadata: {} }]
        const cell = { ...notebook.cells[0]!, outputs } as (typeof notebook.cells)[number]
        const { text } = showNotebook({ ...notebook, metadata: { widgets }, cells: [cell] })
        expect(text).toContain('plain')
      }),
      { numRuns: FULL ? 2_000 : 100 },
    )
  })

  it('keeps the text of its widgets', () => {
    fc.assert(
      fc.property(told, ({ models, words }) => {
        const { text } = showNotebook(notebookOf(models, ['b0']))
        for (const one of words) expect(text).toContain(one)
      }),
      { numRuns: FULL ? 2_000 : 200 },
    )
  })
})
