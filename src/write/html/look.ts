import { invalidOption } from '../../errors.ts'
import type { ThemeName } from '../../generated/templates.ts'
import type { PageOptions } from '../../render/options.ts'

export type ColorScheme = NonNullable<PageOptions['colorScheme']>

export interface Look {
  readonly theme: ThemeName
  readonly colorScheme: ColorScheme
}

/** The theme and the colours that are asked for. */
export function lookOf({ theme = 'auto', colorScheme }: PageOptions): Look {
  if (theme === 'report' || theme === 'lab' || theme === 'paper')
    return { theme, colorScheme: colorScheme ?? (theme === 'paper' ? 'light' : 'auto') }
  // `auto` leaves the colours open.
  if (colorScheme !== undefined && colorScheme !== theme && theme !== 'auto')
    throw invalidOption('/colorScheme', `theme is "${theme}" and colorScheme "${colorScheme}"`)
  return { theme: 'report', colorScheme: colorScheme ?? theme }
}
