import { checkOptions } from '../check-options.ts'
import { invalidOption } from '../errors.ts'
import { shown } from '../text/shown.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import type { Words } from './words.ts'

/** By language tag, lower case. */
const LANGUAGES: Readonly<Record<string, Words>> = { en: english, zh: chinese }

/**
 * The words of a page: the language's, English where there are none in it, and with some overridden.
 *
 * @param lang BCP 47: `zh-CN` finds `zh`, as RFC 4647 looks things up.
 * @throws PlatenError `INVALID_OPTION` for a tag that is none, and an override that is no word, or not of its kind
 */
export function wordsFor({ lang = 'en', words }: { lang?: string; words?: Partial<Words> }): Words {
  let tag = languageTag(lang).toLowerCase()
  while (!Object.hasOwn(LANGUAGES, tag) && tag.includes('-')) tag = tag.slice(0, tag.lastIndexOf('-'))
  const found = Object.hasOwn(LANGUAGES, tag) ? LANGUAGES[tag]! : english
  return words === undefined ? found : { ...found, ...overrides(words) }
}

export function languageTag(lang: string): string {
  if (typeof lang === 'string' && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(lang)) return lang
  throw invalidOption(
    '/lang',
    `lang is ${shown(lang)}, which is not a BCP 47 language tag`,
    'Pass a tag such as "en" or "zh-CN".',
  )
}

/** A misspelt one would stay in the page's language, and one of the wrong kind fail in the middle of a page. */
function overrides(words: Partial<Words>): Partial<Words> {
  const kinds = Object.fromEntries(
    Object.entries(english).map(
      ([name, word]) => [name, typeof word === 'string' ? 'a string' : 'a function'] as const,
    ),
  )
  return Object.fromEntries(
    Object.entries(checkOptions(words, kinds, 'words')).map(([name, value]) => [
      name,
      typeof value === 'function' ? text(value) : value,
    ]),
  )
}

/** What a caller's function returns is text, whatever it is. */
function text(word: (...values: never[]) => string): typeof word {
  return (...values) => String(word(...values))
}
