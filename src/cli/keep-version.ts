import { embeddedIpynb, isHtml, normalizeIpynb, PlatenError } from '../index.ts'
import { withinLength } from '../node/within-length.ts'
import type { LimitSettings } from './limit-option.ts'
import type { ParsedArguments } from './option.ts'
import { JUPYTER } from './parsed-input.ts'
import type { ExportFormat } from './plan.ts'
import { UsageError } from './usage-error.ts'

/** What goes with `--keep-version`; all else would change a notebook that is to stay as it is. */
const COMPATIBLE: ReadonlySet<string> = new Set([
  ...['to', 'output', 'out-dir', 'from'],
  ...['limit', 'jobs', 'quiet', 'verbose', 'keep-version'],
])

/**
 * Whether the round trip at the file's own version is asked for.
 *
 * @throws UsageError where it is, beside what it excludes
 */
export function keepsVersion({ flags, values }: ParsedArguments, formats: readonly ExportFormat[]): boolean {
  if (!flags.has('keep-version')) return false
  const other = [...flags, ...values.keys()].find((name) => !COMPATIBLE.has(name))
  if (other === 'strict')
    throw new UsageError(
      '--keep-version mends nothing, so there is nothing for --strict to refuse',
      'Use platen validate to check the notebook.',
    )
  if (other !== undefined)
    throw new UsageError(
      `--keep-version writes the notebook as it is, so --${other} cannot go with it`,
      'Leave one of them out.',
    )
  if (formats.some((format) => format !== 'ipynb'))
    throw new UsageError(
      '--keep-version is for IPYNB only',
      'Add --to ipynb, or name an output that ends in .ipynb.',
    )
  const [from = JUPYTER] = values.get('from') ?? []
  if (from !== JUPYTER)
    throw new UsageError(`--keep-version takes notebooks, not --from ${from}`, 'Leave one of them out.')
  return true
}

/**
 * The text Jupyter would write for these bytes, at their own version.
 *
 * @throws PlatenError what `normalizeIpynb` throws, and `LIMIT_EXCEEDED`
 */
export function sameVersion(input: Uint8Array, { limits }: LimitSettings): string {
  try {
    const ipynb = isHtml(input) ? embeddedIpynb(input) : input
    return withinLength([normalizeIpynb(ipynb, { limits })], limits.documentLength).join('')
  } catch (error) {
    if (!(error instanceof PlatenError) || error.code !== 'NOT_A_NOTEBOOK') throw error
    const { code, message, pointer } = error
    throw new PlatenError({
      code,
      message,
      pointer,
      help: 'Leave out --keep-version for the output of a task run: its notebook is made anew, as 4.5.',
    })
  }
}
