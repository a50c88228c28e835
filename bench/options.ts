import { parseArgs } from 'node:util'
import type { CodeChoice } from './build.ts'

/** `core`: floor, bare, naive and ours, stages and functions. */
const PARTS = ['core', 'peers', 'scaling', 'start', 'memory'] as const

export type Part = (typeof PARTS)[number]

export interface Options {
  readonly parts: ReadonlySet<Part>
  readonly json: boolean
  readonly quick: boolean
  readonly baseline: string | undefined
  /** Substrings; an input is measured if its id holds one of them. Empty: all. */
  readonly only: readonly string[]
  /** Undefined: where it is there. */
  readonly corpus: boolean | undefined
  readonly caches: 'cold' | 'unseen' | 'warm'
  readonly from: CodeChoice
  readonly stages: boolean
  readonly profile: boolean
  /** Passes (cold) or samples per notebook (warm). */
  readonly samples: number
  readonly help: boolean
}

export const USAGE = `npm run bench -- [options]

  --core, --peers, --scaling, --start, --memory
                     only these parts; without any of them, all
  --quick            3 samples instead of 7, 1 pass of the peers, shorter warm-up
  --only TEXT        only the set TEXT (generated, fixtures, ordinary, heavy), or notebooks with
                     TEXT in <set>/<name>; may be repeated or a comma-separated list
  --no-corpus        leave out ../shared/corpus; --corpus insists on it
  --caches MODE      cold (default): JIT warm, contents forgotten; unseen: the process has never met
                     the notebooks; warm: each again and again
  --from WHERE       auto (default), dist, src, or none: only floor, bare and naive
  --no-stages        leave out the table of stages
  --profile          also profile ours with V8's sampler, and say where the time goes
  --samples N        passes (cold) or samples per notebook (warm)
  --baseline FILE    compare with a saved run
  --json             the result as JSON on stdout, the tables on stderr
`

export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      core: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      scaling: { type: 'boolean', default: false },
      start: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      baseline: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      corpus: { type: 'boolean' },
      'no-corpus': { type: 'boolean' },
      caches: { type: 'string', default: 'cold' },
      from: { type: 'string', default: 'auto' },
      'no-stages': { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      samples: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const chosen = PARTS.filter((part) => values[part])
  return {
    parts: new Set(chosen.length > 0 ? chosen : PARTS),
    json: values.json,
    quick: values.quick,
    baseline: values.baseline,
    only: values.only.flatMap((text) => text.split(',')).filter((text) => text !== ''),
    corpus: values['no-corpus'] ? false : values.corpus,
    caches: oneOf('caches', values.caches, ['cold', 'unseen', 'warm']),
    from: oneOf('from', values.from, ['auto', 'dist', 'src', 'none']),
    stages: !values['no-stages'],
    profile: values.profile,
    samples: values.samples === undefined ? (values.quick ? 3 : 7) : wholeNumber('samples', values.samples),
    help: values.help,
  }
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((item) => item === value)
  if (found === undefined)
    throw new Error(`--${name} takes ${allowed.join(', ')}, not ${JSON.stringify(value)}`)
  return found
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} takes a whole number from 1 on`)
  return number
}
