import { PlatenError } from '../index.ts'

export interface VegaOptions {
  /** Milliseconds that one chart may take. Default 10,000. In browsers nothing can stop a chart. */
  readonly timeout?: number
  /** Milliseconds that all charts of a notebook may take together. Default 60,000. */
  readonly totalTimeout?: number
  /** MiB of memory. Default 512. In browsers it is the page's own. */
  readonly memory?: number
  /** UTF-16 units of a chart's specification, data and all. Default 10,000,000. */
  readonly maxSpecLength?: number
  /** UTF-16 units of a drawing. Default 5,000,000. */
  readonly maxDrawingLength?: number
}

const DEFAULTS: Required<VegaOptions> = {
  timeout: 10_000,
  totalTimeout: 60_000,
  memory: 512,
  maxSpecLength: 10_000_000,
  maxDrawingLength: 5_000_000,
}

/** The options, checked, with their defaults. A limit must not be off because it was misspelt. */
export function vegaSettings(options: VegaOptions): Required<VegaOptions> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  const wrong = given.find(
    ([name, value]) => !(Object.hasOwn(DEFAULTS, name) && typeof value === 'number' && value > 0),
  )
  if (wrong === undefined) return { ...DEFAULTS, ...Object.fromEntries(given) }
  throw new PlatenError({
    code: 'INVALID_OPTION',
    message: `${JSON.stringify(wrong[0])} is no option of vegaCharts, or its value is not a number above 0`,
    pointer: `/${wrong[0].replaceAll('~', '~0').replaceAll('/', '~1')}`,
    help: `It takes ${Object.keys(DEFAULTS).join(', ')}.`,
  })
}
