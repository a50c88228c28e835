import { nextEscape } from '../text/escape-sequence.ts'
import { applyEscape, PLAIN_STYLE, styleChange, type TextStyle } from '../text/sgr.ts'

export interface TextLimits {
  /** At least 1; may be Infinity. */
  readonly maxLines: number
  /** At least {@link NOTICE_LENGTH}; may be Infinity. */
  readonly maxCharacters: number
}

/** A text with its middle left out. */
export interface TruncatedText {
  /** Without a final line feed, and with colours and links ended. Undefined where nothing is left. */
  readonly head: string | undefined
  /** The line for the reader. */
  readonly notice: string
  /** With the colours and links it had where it was cut out. Undefined where nothing is left. */
  readonly tail: string | undefined
  readonly omitted: number
  readonly unit: 'lines' | 'characters'
}

/** No notice is longer than this, with the line feeds around it. */
export const NOTICE_LENGTH = 64

interface Extent {
  readonly lines: number
  readonly characters: number
}

/** A place between two characters, and what is to the left of it. */
interface Cut extends Extent {
  readonly index: number
  readonly style: TextStyle
  readonly isLineStart: boolean
}

/**
 * Cuts the middle out of a terminal text that has more lines or characters than it may, so that head, notice and
 * tail, joined by line feeds, are within both limits. Characters are Unicode code points; escape sequences
 * do not count and are never cut. Undefined where the text is within the limits.
 */
export function truncateText(text: string, limits: TextLimits): TruncatedText | undefined {
  if (text.length <= limits.maxCharacters && !hasMoreLines(text, limits.maxLines)) return undefined
  const end = findCut(text, () => false)
  if (end.lines <= limits.maxLines && end.characters <= limits.maxCharacters) return undefined

  // Both limits bind once there is a cut, since the notice is a line and has characters, too.
  const lines = share(limits.maxLines - 1)
  const characters = share(limits.maxCharacters - NOTICE_LENGTH)
  const head = findCut(text, (cut) => cut.lines >= lines.head || cut.characters >= characters.head)
  const tail = findCut(
    text,
    (cut) => end.lines - cut.lines <= lines.tail && end.characters - cut.characters <= characters.tail,
  )
  return assemble(text, head, tail)
}

function assemble(text: string, head: Cut, tail: Cut): TruncatedText {
  const unit = head.isLineStart && tail.isLineStart ? 'lines' : 'characters'
  const omitted = tail[unit] - head[unit]
  const headEnd = head.isLineStart ? head.index - 1 : head.index
  return {
    head: head.index === 0 ? undefined : text.slice(0, headEnd) + styleChange(head.style, PLAIN_STYLE),
    notice: `… ${omitted} ${omitted === 1 ? unit.slice(0, -1) : unit} left out …`,
    tail:
      tail.index === text.length ? undefined : styleChange(PLAIN_STYLE, tail.style) + text.slice(tail.index),
    omitted,
    unit,
  }
}

/** The larger half for the head. */
function share(total: number): { readonly head: number; readonly tail: number } {
  if (total === Number.POSITIVE_INFINITY) return { head: total, tail: total }
  return { head: Math.ceil(total / 2), tail: Math.floor(total / 2) }
}

/**
 * The first place where `isReached`, else the end of the text, where a last line without a line feed counts as
 * one. It is asked at the start and behind each character.
 */
function findCut(text: string, isReached: (extent: Extent) => boolean): Cut {
  let lines = 0
  let characters = 0
  let style = PLAIN_STYLE
  let isLineStart = true
  if (isReached({ lines, characters })) return { index: 0, lines, characters, style, isLineStart }
  for (let at = 0; at < text.length; ) {
    const found = nextEscape(text, at)
    const stop = found?.start ?? text.length
    while (at < stop) {
      const code = text.codePointAt(at)!
      at += code > 0xffff ? 2 : 1
      characters++
      isLineStart = code === 10
      if (isLineStart) lines++
      if (isReached({ lines, characters })) return { index: at, lines, characters, style, isLineStart }
    }
    if (!found) break
    style = applyEscape(style, found)
    at = found.end
  }
  return { index: text.length, lines: isLineStart ? lines : lines + 1, characters, style, isLineStart: true }
}

function hasMoreLines(text: string, maxLines: number): boolean {
  let lines = 0
  for (let at = 0; at >= 0 && at < text.length; lines++) {
    if (lines >= maxLines) return true
    at = text.indexOf('\n', at) + 1 || -1
  }
  return false
}
