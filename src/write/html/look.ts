import { PlatenError } from '../../errors.ts'
import { htmlThemes, type ThemeName } from '../../generated/templates.ts'
import type { PageOptions } from '../../render/options.ts'
import { shown } from '../../text/shown.ts'

const COLOR_SCHEMES = ['auto', 'light', 'dark'] as const

export type ColorScheme = (typeof COLOR_SCHEMES)[number]

export interface Look {
  readonly theme: ThemeName
  readonly colorScheme: ColorScheme
}

/** The theme and the colours that are asked for. */
export function lookOf({ theme = 'auto', colorScheme }: PageOptions): Look {
  const asked = schemeNamed(colorScheme)
  if (colorScheme !== undefined && asked === undefined)
    throw invalid('colorScheme', `colorScheme is ${shown(colorScheme)}; it can be "auto", "light" or "dark"`)
  const ofTheme = schemeNamed(theme)
  if (ofTheme !== undefined) {
    // `auto` leaves the colours open.
    if (asked !== undefined && asked !== ofTheme && ofTheme !== 'auto')
      throw invalid('colorScheme', `theme is "${ofTheme}" and colorScheme "${asked}"`)
    return { theme: 'report', colorScheme: asked ?? ofTheme }
  }
  if (typeof theme === 'string' && Object.hasOwn(htmlThemes, theme)) {
    const name = theme as ThemeName
    return { theme: name, colorScheme: asked ?? (name === 'paper' ? 'light' : 'auto') }
  }
  const names = [...Object.keys(htmlThemes), ...COLOR_SCHEMES].map((name) => `"${name}"`)
  throw invalid(
    'theme',
    `theme is ${shown(theme)}; it can be ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`,
  )
}

function schemeNamed(name: unknown): ColorScheme | undefined {
  return COLOR_SCHEMES.find((scheme) => scheme === name)
}

function invalid(option: string, message: string): PlatenError {
  return new PlatenError({
    code: 'INVALID_OPTION',
    message,
    pointer: `/${option}`,
    help: 'Leave it out to follow the reader’s system.',
  })
}
