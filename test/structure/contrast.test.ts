import { describe, expect, it } from 'vitest'
import { htmlThemes } from '../../src/generated/templates.ts'

// WCAG 2.2, success criterion 1.4.3: 4.5 to 1 for text. Text, and the grounds it stands on in every theme.

const PAIRS: readonly (readonly [text: string, grounds: string])[] = [
  ['ink', 'paper paper-soft hover bad-soft warn-soft good-soft busy-soft'],
  ['ink-soft', 'paper paper-soft hover'],
  ['accent', 'paper busy-soft'],
  ['good', 'paper good-soft hover'],
  ['bad', 'paper bad-soft hover'],
  ['warn', 'paper warn-soft hover'],
  ...'keyword string number comment name builtin attribute meta'
    .split(' ')
    .map((name) => [`code-${name}`, 'paper paper-soft'] as const),
  ...'black red green yellow blue magenta cyan white'
    .split(' ')
    .map((name) => [`ansi-${name}`, 'paper warn-soft bad-soft'] as const),
]
const IN_LAB: typeof PAIRS = [
  ['prompt-in', 'paper'],
  ['prompt-out', 'paper'],
]

type Variables = ReadonlyMap<string, string>

function variablesOf(theme: keyof typeof htmlThemes): Variables {
  const css = htmlThemes[theme].map((style) => style.css).join('')
  // The last one wins.
  return new Map(
    [...css.matchAll(/--pl-([a-z-]+):([^;}]*)/g)].map(([, name, value]) => [name!, value!.trim()]),
  )
}

function colorOf(name: string, variables: Variables, dark: boolean): string {
  const value = variables.get(name) ?? ''
  const [, light, other] = /^light-dark\(([^,]+),([^)]+)\)$/.exec(value) ?? [undefined, value, value]
  const color = (dark ? other! : light!).trim()
  if (color === 'transparent') return colorOf('paper', variables, dark)
  const [, alias] = /^var\(--pl-([a-z-]+)\)$/.exec(color) ?? []
  return alias === undefined ? color : colorOf(alias, variables, dark)
}

function luminance(color: string): number {
  const [, hex] = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color) ?? []
  if (hex === undefined) throw new Error(`${color} is no colour this test can read`)
  const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit) : hex.match(/../g)!
  const [r, g, b] = digits.map((two) => {
    const part = Number.parseInt(two, 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

describe.each(Object.keys(htmlThemes) as (keyof typeof htmlThemes)[])('%s', (theme) => {
  const variables = variablesOf(theme)

  it.each([false, true])('can be read, dark: %s', (dark) => {
    const pale = [...PAIRS, ...(theme === 'lab' ? IN_LAB : [])].flatMap(([text, grounds]) =>
      grounds.split(' ').flatMap((ground) => {
        const found = contrast(colorOf(text, variables, dark), colorOf(ground, variables, dark))
        return found >= 4.5 ? [] : [`${text} on ${ground}: ${found.toFixed(2)}`]
      }),
    )
    expect(pale).toEqual([])
  })
})
