import { Attribute, type Color, NO_COLOR, RGB, type TextStyle } from '../../text/sgr.ts'

const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white']
const CUBE = [0, 95, 135, 175, 215, 255]

const CLASSES: readonly (readonly [bit: number, name: string])[] = [
  [Attribute.bold, 'pl-ansi-bold'],
  [Attribute.dim, 'pl-ansi-dim'],
  [Attribute.italic, 'pl-ansi-italic'],
  [Attribute.underline, 'pl-ansi-underline'],
  [Attribute.strike, 'pl-ansi-strike'],
  [Attribute.conceal, 'pl-ansi-conceal'],
]

/**
 * The attributes of a `<span>` for a style, with a leading blank; `''` for plain text. The 16 basic colours are
 * classes, which the theme colours; all others are given by value. Inverse swaps the two colours here, and two
 * classes stand for the colours a text has by default.
 */
export function styleAttributes({ fg, bg, attributes }: TextStyle): string {
  const isInverse = (attributes & Attribute.inverse) !== 0
  const text = isInverse ? bg : fg
  const back = isInverse ? fg : bg
  const classes: string[] = []
  const styles: string[] = []

  if (text > 15 && back === NO_COLOR && !isInverse) {
    // On the page's own ground the theme sees to it that the colour can be read in both schemes.
    classes.push('pl-ansi-rgb')
    styles.push(`--pl-fg:${cssColor(text)}`)
  } else if (text > 15) styles.push(`color:${cssColor(text)}`)
  else if (text !== NO_COLOR) classes.push(`pl-ansi-${colorName(text)}`)
  else if (isInverse) classes.push('pl-ansi-inverse-fg')

  if (back > 15) styles.push(`background-color:${cssColor(back)}`)
  else if (back !== NO_COLOR) classes.push(`pl-ansi-bg-${colorName(back)}`)
  else if (isInverse) classes.push('pl-ansi-inverse-bg')

  for (const [bit, name] of CLASSES) if ((attributes & bit) !== 0) classes.push(name)

  const classAttribute = classes.length > 0 ? ` class="${classes.join(' ')}"` : ''
  return styles.length > 0 ? `${classAttribute} style="${styles.join(';')}"` : classAttribute
}

function colorName(color: Color): string {
  return color < 8 ? NAMES[color]! : `bright-${NAMES[color - 8]}`
}

/** The colours of xterm's palette from 16 on (a 6 × 6 × 6 cube, then 24 greys), and true colours. */
function cssColor(color: Color): string {
  if (color >= RGB) {
    const rgb = color - RGB
    return `rgb(${rgb >> 16},${(rgb >> 8) & 255},${rgb & 255})`
  }
  if (color >= 232) {
    const grey = 8 + (color - 232) * 10
    return `rgb(${grey},${grey},${grey})`
  }
  const index = color - 16
  return `rgb(${CUBE[Math.floor(index / 36)]},${CUBE[Math.floor(index / 6) % 6]},${CUBE[index % 6]})`
}
