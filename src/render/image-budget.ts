import { AMOUNT, checkOptions } from '../check-options.ts'
import { formatSize } from '../text/format-number.ts'
import { english } from '../words/english.ts'
import type { Say } from '../words/words.ts'
import { describeImage } from './image.ts'
import type { ImageBudget } from './options.ts'
import type { CellScope } from './scope.ts'

const NONE = Number.POSITIVE_INFINITY

/**
 * A budget with its defaults.
 *
 * @throws PlatenError `INVALID_OPTION` for a name or value it does not take
 */
export function imageBudgetOf(given: ImageBudget | undefined): Required<ImageBudget> {
  const budget: Required<ImageBudget> = { maxBytes: NONE, maxTotalBytes: NONE, over: 'placeholder' }
  if (given === undefined) return budget
  return {
    ...budget,
    ...checkOptions(
      given,
      { maxBytes: AMOUNT, maxTotalBytes: AMOUNT, over: ['placeholder', 'keep'] },
      'images',
    ),
  }
}

/**
 * Counts an image that is about to be shown, and says why it must not be, where that is asked for: undefined for one
 * that may. Images come in document order, so a later one that is small enough may still find room.
 *
 * @param uri Its `data:` URI.
 * @param name What it is called, for the warning; may be empty.
 */
export function refusedImage(uri: string, name: string, scope: CellScope): string | undefined {
  const { maxBytes, maxTotalBytes, over } = scope.env.imageBudget
  // Without a budget a cell depends on no other cell's images.
  if (maxBytes === NONE && maxTotalBytes === NONE) return undefined
  const { words } = scope.env
  const { bytes, text } = describeImage(uri)
  const total = maxTotalBytes === NONE ? 0 : scope.imageBytes
  const reason = reasonAgainst(bytes, total, scope)
  if (maxTotalBytes !== NONE && (reason === undefined || over === 'keep')) scope.imageBytes = total + bytes
  // Once the total is exceeded, every further image would say so.
  if (reason === undefined || (over === 'keep' && bytes <= maxBytes && total > maxTotalBytes))
    return undefined
  const what =
    name === '' ? `An image (${text(english)})` : `Image ${JSON.stringify(name)} (${text(english)})`
  const verdict = over === 'keep' ? 'is in the report although' : 'is left out, because'
  scope.warn('IMAGE_TOO_LARGE', `${what} ${verdict} ${reason.say(english)} (images.${reason.option})`)
  return over === 'keep' ? undefined : `${text(words)}; ${reason.say(words)}`
}

interface Reason {
  readonly say: Say
  readonly option: 'maxBytes' | 'maxTotalBytes'
}

function reasonAgainst(bytes: number, total: number, { env }: CellScope): Reason | undefined {
  const { maxBytes, maxTotalBytes } = env.imageBudget
  if (bytes > maxBytes)
    return { say: (words) => words.imageTooLarge(formatSize(maxBytes, words.bytes)), option: 'maxBytes' }
  if (total + bytes <= maxTotalBytes) return undefined
  return {
    say: (words) => words.imagesTooLarge(formatSize(maxTotalBytes, words.bytes)),
    option: 'maxTotalBytes',
  }
}
