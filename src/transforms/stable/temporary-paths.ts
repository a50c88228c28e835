import { createNumbering } from './numbering.ts'
import { type Rule, WORD_START } from './rule.ts'

const SEPARATOR = '(?:\\\\{1,2}|/)'
const NAME = '[^\\\\/"\'<>|:*?\\r\\n]+'
const START = `(?:${WORD_START}|(?<=file:///?))`
const UNIX = `(?:/private)?(?:/(?:var/)?tmp|/var/folders/\\w+/[\\w+]+/[A-Z0])`
const WINDOWS = `[A-Za-z]:${SEPARATOR}(?:Users${SEPARATOR}${NAME}${SEPARATOR}AppData${SEPARATOR}Local|Windows)${SEPARATOR}Temp`
const FIRST_NAME = '(pytest-of-[\\w.-]+/pytest-\\d{1,9}(?!\\w)|[\\w$+~-]+(?:\\.[\\w$+~-]+)*)'

const PATH = new RegExp(`${START}(?:${UNIX}|${WINDOWS})(?![\\w-])(?:${SEPARATOR}${FIRST_NAME})?`, 'g')
const HINTS = ['/tmp', '/var/folders/', 'Temp']

// A name somebody chose is a part of the result; one that a program made up is not.
const MADE_UP = /\d|[0-9a-f]{8}|^(?:r?tmp|temp|jl_)/i
const ENDING = /\.[A-Za-z]{1,5}$/

/**
 * `/tmp`, `/var/tmp`, macOS's `/var/folders/…/T` and Windows' `…\Temp` become `/tmp`; the name behind it a number
 * where it has digits or starts like `tmp`: `/tmp/tmpab12.csv` → `/tmp/…1.csv`, `/tmp/ipykernel_93010/3.py` →
 * `/tmp/ipykernel_…/3.py` (the last number is made from the source).
 */
export function temporaryPathRule(): Rule {
  const number = createNumbering()
  return (text) => {
    if (!HINTS.some((hint) => text.includes(hint))) return text
    return text.replace(PATH, (_, name?: string) =>
      name === undefined ? '/tmp' : `/tmp/${stableName(name)}`,
    )
  }

  function stableName(name: string): string {
    if (/^ipykernel_\d+$/.test(name)) return 'ipykernel_…'
    if (name.startsWith('pytest-of-') && name.includes('/')) return 'pytest-…'
    if (!MADE_UP.test(name)) return name
    return `…${number(name)}${ENDING.exec(name)?.[0] ?? ''}`
  }
}
