import { embeddedIpynb, isHtml, type Limits, PlatenError } from '../index.ts'
import { detectSource } from '../sources/index.ts'

export interface PageInputOptions {
  /** `--from`, where it was given. */
  readonly from: string | undefined
  readonly name?: string | undefined
  readonly limits?: Partial<Limits> | undefined
}

/**
 * The .ipynb that an input embeds, where that is a page; undefined where it is none, or one that a job system's adapter
 * reads.
 *
 * @throws PlatenError what `embeddedIpynb` throws, for a page that nobody reads otherwise
 */
export function ipynbInPage(input: string | Uint8Array, options: PageInputOptions): Uint8Array | undefined {
  if ((options.from !== undefined && options.from !== 'jupyter') || !isHtml(input)) return undefined
  try {
    return embeddedIpynb(input)
  } catch (error) {
    const isAnother = error instanceof PlatenError && error.code === 'NOTEBOOK_NOT_EMBEDDED'
    if (isAnother && options.from === undefined && isKnown(input, options)) return undefined
    throw error
  }
}

function isKnown(input: string | Uint8Array, { name, limits }: PageInputOptions): boolean {
  const hints = { ...(name !== undefined && { name }), ...(limits !== undefined && { limits }) }
  try {
    return detectSource(input, hints) !== undefined
  } catch {
    return false
  }
}
