import { PLAIN_STYLE, sameStyle, type TextStyle } from './sgr.ts'
import { putText, type StyledWriter, styledWriter } from './styled-writer.ts'
import {
  cutLine,
  deleteLast,
  emptyLine,
  eraseStart,
  type Line,
  lineRuns,
  writeText,
} from './terminal-line.ts'

/** The lower end of what has been written, and where the cursor is. The cursor never leaves what has been written. */
export interface Screen {
  /** At least one. */
  readonly lines: Line[]
  row: number
  column: number
  /** How far up the cursor can go, in lines; what is further up is final and goes to `out`. */
  readonly height: number
  readonly out: StyledWriter
  /** All styles so far; lines refer to them by index. */
  readonly styles: TextStyle[]
  /** The style in force. */
  style: number
  saved: { readonly row: number; readonly column: number }
}

type Command = (screen: Screen, parameter: number) => void

/** By the last character of `ESC [ parameter …`. */
const CSI_COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['A', (screen, count) => moveTo(screen, screen.row - (count || 1), screen.column)],
  ['B', (screen, count) => moveTo(screen, screen.row + (count || 1), screen.column)],
  ['C', (screen, count) => moveTo(screen, screen.row, screen.column + (count || 1))],
  ['D', (screen, count) => moveTo(screen, screen.row, screen.column - (count || 1))],
  ['E', (screen, count) => moveTo(screen, screen.row + (count || 1), 0)],
  ['F', (screen, count) => moveTo(screen, screen.row - (count || 1), 0)],
  ['G', (screen, column) => moveTo(screen, screen.row, column - 1)],
  ['`', (screen, column) => moveTo(screen, screen.row, column - 1)],
  ['H', freshLine],
  ['f', freshLine],
  ['J', (screen, what) => (what === 0 ? eraseBelow(screen) : freshLine(screen))],
  ['K', eraseInLine],
  ['s', save],
  ['u', restore],
])

/** By the character behind ESC. */
const SINGLE_COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['7', save],
  ['8', restore],
  ['M', (screen) => moveTo(screen, screen.row - 1, screen.column)],
])

const PARAMETERS = /^[\d;]*$/

// Programs go back and forth between few styles; finding those again saves memory.
const RECENT_STYLES = 8

/**
 * @param height see {@link Screen}
 * @param linkBudget see {@link StyledWriter}
 */
export function emptyScreen(height: number, linkBudget: number): Screen {
  return {
    lines: [emptyLine()],
    row: 0,
    column: 0,
    height,
    out: styledWriter(linkBudget),
    styles: [PLAIN_STYLE],
    style: 0,
    saved: { row: 0, column: 0 },
  }
}

export function write(screen: Screen, text: string): void {
  writeText(lineOf(screen), screen.column, text, screen.style)
  screen.column += text.length
}

export function lineFeed(screen: Screen): void {
  screen.row++
  screen.column = 0
  if (screen.row < screen.lines.length) return
  screen.lines.push(emptyLine())
  if (screen.lines.length >= 2 * screen.height) scroll(screen, screen.height)
}

/** Ends the screen: its lines go to `out`, too, the last one without a line feed. */
export function flush(screen: Screen): void {
  scroll(screen, screen.lines.length - 1)
  putLine(screen, screen.lines[0]!)
}

function scroll(screen: Screen, count: number): void {
  for (const line of screen.lines.splice(0, count)) {
    putLine(screen, line)
    screen.out.parts.push('\n')
  }
  screen.row -= count
  screen.saved = { row: screen.saved.row - count, column: screen.saved.column }
}

function putLine(screen: Screen, line: Line): void {
  for (const { text, style } of lineRuns(line)) putText(screen.out, text, screen.styles[style]!)
}

export function carriageReturn(screen: Screen): void {
  screen.column = 0
}

/** As in JupyterLab, the last character of a line is deleted; within a line the cursor only moves, as on a terminal. */
export function backspace(screen: Screen): void {
  if (screen.column === 0) return
  const line = lineOf(screen)
  if (screen.column === line.length) deleteLast(line)
  screen.column = Math.min(screen.column - 1, line.length)
}

export function currentStyle(screen: Screen): TextStyle {
  return screen.styles[screen.style]!
}

export function setStyle(screen: Screen, style: TextStyle): void {
  const oldest = Math.max(0, screen.styles.length - RECENT_STYLES)
  for (let i = screen.styles.length - 1; i >= oldest; i--) {
    if (!sameStyle(style, screen.styles[i]!)) continue
    screen.style = i
    return
  }
  screen.style = screen.styles.push(style) - 1
}

/** Obeys `ESC [ body final`; what is unknown or private does nothing. */
export function obeyCsi(screen: Screen, final: string, body: string): void {
  if (PARAMETERS.test(body)) CSI_COMMANDS.get(final)?.(screen, Number.parseInt(body, 10) || 0)
}

/** Obeys `ESC final`. */
export function obeySingle(screen: Screen, final: string): void {
  SINGLE_COMMANDS.get(final)?.(screen, 0)
}

function lineOf(screen: Screen): Line {
  return screen.lines[screen.row]!
}

function moveTo(screen: Screen, row: number, column: number): void {
  const { lines, height } = screen
  screen.row = clamp(row, Math.max(0, lines.length - height), lines.length - 1)
  screen.column = clamp(column, 0, lineOf(screen).length)
}

function save(screen: Screen): void {
  screen.saved = { row: screen.row, column: screen.column }
}

function restore(screen: Screen): void {
  moveTo(screen, screen.saved.row, screen.saved.column)
}

function freshLine(screen: Screen): void {
  moveTo(screen, screen.lines.length - 1, 0)
  if (lineOf(screen).length > 0) lineFeed(screen)
}

function eraseBelow(screen: Screen): void {
  cutLine(lineOf(screen), screen.column)
  screen.lines.length = screen.row + 1
}

function eraseInLine(screen: Screen, what: number): void {
  const line = lineOf(screen)
  if (what === 0) cutLine(line, screen.column)
  if (what === 1) eraseStart(line, screen.column, screen.style)
  if (what === 2) cutLine(line, 0)
  screen.column = Math.min(screen.column, line.length)
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max)
}
