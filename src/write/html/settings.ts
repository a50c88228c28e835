import { checkOptions } from '../../check-options.ts'
import type { PageOptions } from '../../render/options.ts'
import type { Words } from '../../words/words.ts'
import { languageTag, wordsFor } from '../../words/words-for.ts'
import { type Look, lookOf } from './look.ts'
import { instantWriter, type WriteInstant } from './times.ts'

/** The options of a page, checked and with their defaults. */
export interface PageSettings extends Look {
  readonly lang: string
  readonly words: Words
  readonly instant: WriteInstant
}

/** @throws PlatenError `INVALID_OPTION` for a value an option does not take */
export function pageSettings(options: PageOptions): PageSettings {
  checkOptions(options)
  return {
    ...lookOf(options),
    lang: languageTag(options.lang ?? 'en'),
    words: wordsFor(options),
    instant: instantWriter(options),
  }
}
