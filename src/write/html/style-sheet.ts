import { htmlThemes, type StylePart, type ThemeName } from '../../generated/templates.ts'
import type { Words } from '../../words/words.ts'
import { type CssVariables, declarations, variableNames } from './variables.ts'

/** The style sheet of a page with these parts. */
export function styleSheet(
  theme: ThemeName,
  parts: ReadonlySet<StylePart>,
  variables: CssVariables | undefined,
  words: Words,
): string {
  const styles = htmlThemes[theme].filter((style) => style.for === undefined || parts.has(style.for))
  const own = declarations(variables, variablesOf(theme))
  // What CSS itself says in a theme that numbers figures.
  const figure = theme === 'paper' ? `--pl-figure:${cssString(words.figure)};` : ''
  const rule = own === '' && figure === '' ? '' : `.pl-page{${figure}${own}}`
  // The default values come first and have no weight, and what depends on the width of the window comes later.
  const [defaults, ...rest] = styles.map(({ css }) => css)
  return [defaults, rule, ...rest].join('')
}

const names = new Map<ThemeName, ReadonlySet<string>>()

/** Those a theme's style sheets have defaults for. */
function variablesOf(theme: ThemeName): ReadonlySet<string> {
  const known = names.get(theme) ?? variableNames(htmlThemes[theme].map(({ css }) => css).join(''))
  names.set(theme, known)
  return known
}

/** A text as a string of CSS that ends neither itself nor the style element. */
function cssString(text: string): string {
  return `"${text.toWellFormed().replace(/["\\<\u0000-\u001f\u007f]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `)}"`
}
