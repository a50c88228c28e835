import { embeddedIpynb, isHtml, type Limits, PlatenError } from '../index.ts'

export interface PageInputOptions {
  /** `--from`, where it was given. */
  readonly from: string | undefined
  readonly name?: string
  readonly limits?: Partial<Limits>
}

/**
 * The .ipynb that an input embeds, where that is a page; undefined where it is none, or one that a job system's adapter
 * reads.
 *
 * @throws PlatenError what `embeddedIpynb` throws, for a page that nobody reads otherwise
 */
export async function ipynbInPage(
  input: string | Uint8Array,
  options: PageInputOptions,
): Promise<Uint8Array | undefined> {
  if ((options.from !== undefined && options.from !== 'jupyter') || !isHtml(input)) return undefined
  try {
    return embeddedIpynb(input)
  } catch (error) {
    const isAnother = error instanceof PlatenError && error.code === 'NOTEBOOK_NOT_EMBEDDED'
    if (!isAnother || options.from !== undefined) throw error
    const { isRecognised } = await import('./parse-task-run.ts')
    if (isRecognised(input, options)) return undefined
    throw error
  }
}
