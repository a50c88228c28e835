import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/model/json.ts'
import type { Param } from '../../src/model/task-run.ts'
import { JsonNumber } from '../../src/text/json/number.ts'
import { parameterSource } from '../../src/text/literals/parameter-source.ts'
import { splitLines } from '../../src/text/multiline.ts'
import { anyJson, anyText } from '../support/notebook-arbitrary.ts'
import { NBFORMAT, runPython } from '../support/python.ts'
import { describeWith } from '../support/requires.ts'
import { repositoryPath } from '../support/shared.ts'

const params: readonly Param[] = [
  { name: 'run_date', value: '2026-11-20', type: 'date' },
  { name: 'n', value: 3 },
  { name: 'ratio', value: new JsonNumber('1.0'), description: 'of all' },
  { name: 'big', value: new JsonNumber('9223372036854775808') },
  { name: 'dry run', value: false },
  { name: 'none', value: null },
  { name: 'nested', value: { regions: ['North', '$x'], '': [] } },
  { name: 'nan', value: new JsonNumber('NaN') },
]

describe('parameters as source code', () => {
  it('in Python', () => {
    expect(parameterSource(params, 'python').split('\n')).toEqual([
      'run_date = "2026-11-20"  # date',
      'n = 3',
      'ratio = 1.0  # of all',
      'big = 9223372036854775808',
      '# dry run: false',
      'none = None',
      'nested = {"regions": ["North", "$x"], "": []}',
      "nan = float('nan')",
    ])
  })

  it('in R', () => {
    expect(parameterSource(params, 'r').split('\n')).toEqual([
      'run_date <- "2026-11-20"  # date',
      'n <- 3',
      'ratio <- 1.0  # of all',
      'big <- 9223372036854775808',
      '`dry run` <- FALSE',
      'none <- NULL',
      '# nested: {"regions": ["North", "$x"], "": []}',
      'nan <- NaN',
    ])
  })

  it('in Julia', () => {
    expect(parameterSource(params, 'julia').split('\n').slice(-2)).toEqual([
      'nested = Dict("regions" => ["North", "\\$x"], "" => [])',
      'nan = NaN',
    ])
  })

  it('in Scala', () => {
    expect(parameterSource(params, 'scala').split('\n').slice(3)).toEqual([
      'val big = BigInt("9223372036854775808")',
      'val `dry run` = false',
      'val none = null',
      'val nested = Map("regions" -> Seq("North", "$x"), "" -> Seq())',
      'val nan = Double.NaN',
    ])
  })

  it('as comments where the language has no variables we can write', () => {
    expect(parameterSource(params.slice(0, 3), 'sql').split('\n')).toEqual([
      '-- run_date: "2026-11-20"  (date)',
      '-- n: 3',
      '-- ratio: 1.0  (of all)',
    ])
    expect(parameterSource(params.slice(0, 1), 'klingon')).toBe('# run_date: "2026-11-20"  (date)')
  })

  it.each(['python', 'r', 'julia', 'scala', 'javascript', 'sql', 'haskell'])(
    'one line per parameter in %s',
    (language) => {
      const param = fc.record({ name: anyText, value: anyJson, type: anyText, description: anyText })
      fc.assert(
        fc.property(fc.array(param), (some) => {
          // Inside a string literal these are no line ends in any of the languages.
          const hasOthers = /[\u0085\u2028\u2029]/.test(JSON.stringify(some.map(({ value }) => value)))
          if (!hasOthers) expect(splitLines(parameterSource(some, language)).length).toBe(some.length)
        }),
      )
    },
  )

  it('makes values JavaScript reads back', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const source = parameterSource([{ name: 'x', value }], 'javascript')
        const read: unknown = runInNewContext(`${source}; x`)
        expect(JSON.stringify(read, bigAsNumber)).toBe(JSON.stringify(value))
      }),
    )
  })
})

describeWith(NBFORMAT, 'Python', () => {
  it('reads back the same values and types', () => {
    const values = fc.sample(anyJson, { numRuns: 1_000, seed: 1 })
    const sources = values.map((value) => parameterSource([{ name: 'x', value }], 'python'))
    const read = runPython(repositoryPath('test/text/run_assignments.py'), sources)
    expect(read).toEqual(JSON.parse(JSON.stringify(values.map(shown))))
  })
})

function bigAsNumber(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}

/** What run_assignments.py prints for a value. */
function shown(value: JsonValue): unknown {
  if (value === null) return ['NoneType', null]
  if (typeof value === 'boolean') return ['bool', value]
  if (typeof value === 'string') return ['str', value]
  if (value instanceof JsonNumber) return numberShown(value.text)
  if (typeof value === 'number') return numberShown(String(value))
  if (Array.isArray(value)) return ['list', value.map(shown)]
  return ['dict', Object.entries(value as JsonObject).map(([key, item]) => [key, shown(item!)])]
}

function numberShown(text: string): unknown {
  if (/^-?\d+$/.test(text)) return ['int', Number(text)]
  return [
    'float',
    text === 'Infinity' ? 'inf' : text === '-Infinity' ? '-inf' : text === 'NaN' ? 'nan' : text,
  ]
}
