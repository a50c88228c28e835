import { checkOptions } from '../check-options.ts'
import { invalidOption } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import type { Notebook } from '../model/notebook.ts'
import type { OnWarning } from '../warnings.ts'
import { wordsFor } from '../words/words-for.ts'
import { imageBudgetOf } from './image-budget.ts'
import { mimeRenderers } from './mime/table.ts'
import type { HtmlOptions } from './options.ts'
import type { MimeRenderer, RenderEnv } from './scope.ts'
import { widgetFinder } from './widgets/models.ts'

/** Resolves the options that concern cells. Throws `INVALID_OPTION` where one has a value it does not take. */
export function makeEnv(
  metadata: Notebook['metadata'],
  options: HtmlOptions,
  { isFragment = false }: { readonly isFragment?: boolean } = {},
): RenderEnv {
  checkOptions(options)
  const { onWarning, mimeRenderers: own = [], code = 'shown', lineNumbers = false, idPrefix = '' } = options
  if (!/^[A-Za-z0-9_-]{0,64}$/.test(idPrefix)) {
    throw invalidOption(
      '/idPrefix',
      'idPrefix may hold up to 64 letters, digits, "-" and "_" only',
      'Pass something like "report1-".',
    )
  }
  if (!Array.isArray(own) || !own.every((renderer) => isRenderer(renderer ?? {}))) {
    throw invalidOption(
      '/mimeRenderers',
      'mimeRenderers is not a list of MIME renderers',
      'Pass a list of objects with mimeTypes (a list), rank (a number) and render (a function).',
    )
  }
  const language = metadata.language_info?.name ?? metadata.kernelspec?.language ?? ''
  return {
    limits: limitsOf(options.limits),
    assets: options.assets ?? { images: new Map() },
    imageBudget: imageBudgetOf(options.images),
    idPrefix,
    findWidget: widgetFinder(metadata),
    isFragment,
    code,
    lineNumbers,
    language: typeof language === 'string' ? language.toLowerCase() : '',
    words: wordsFor(options),
    // Sorting is stable, so a caller's renderer wins over ours of the same rank.
    mimeRenderers: [...own, ...mimeRenderers].sort((a, b) => a.rank - b.rank),
    warn: onWarning === undefined ? () => {} : once(onWarning),
  }
}

/** An image that is not in the page is missing wherever it is referred to, and trying again finds nothing new. */
function once(onWarning: OnWarning): RenderEnv['warn'] {
  const missing = new Set<string>()
  return (code, message, pointer) => {
    if (code === 'IMAGE_NOT_INLINED') {
      if (missing.has(message)) return
      missing.add(message)
    }
    onWarning({ code, message, pointer })
  }
}

function isRenderer({ mimeTypes, rank, render }: Partial<MimeRenderer>): boolean {
  return Array.isArray(mimeTypes) && typeof rank === 'number' && typeof render === 'function'
}
