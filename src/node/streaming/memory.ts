import { constants } from 'node:buffer'
import { getHeapStatistics } from 'node:v8'

/** Files from this size on are read cell by cell. Bytes. */
const LARGE = 32 * 1024 * 1024
/** How many times its size a notebook takes while it is exported in memory, with something to spare. */
const IN_MEMORY = 6

/** Whether a notebook's file, of so many bytes, is better read cell by cell. */
export function isLarge(size: number): boolean {
  return size >= LARGE || !fitsInMemory(size)
}

/** Whether a notebook's file, of so many bytes, can be exported in memory. */
export function fitsInMemory(size: number): boolean {
  return size * IN_MEMORY <= getHeapStatistics().heap_size_limit
}

/** Of the heap's limit, what is its young generation, and what is there without any notebook. */
const TAKEN = 60 * 1024 * 1024

/** What one cell may take while it is exported, in bytes. */
export function memoryForCell(): number {
  return Math.max(0, getHeapStatistics().heap_size_limit - TAKEN)
}

/** Bytes that exporting a cell takes for each UTF-16 unit of its JSON: the text itself, its values, what is made of it. */
const LEAST = 6
const WIDE = 10
/** And for each of the lines or other values in it. */
const VALUE = 140

/** For each heading or error of a page, beside its texts: it is in the contents, and its anchor must stay unique. */
const OUTLINE_ENTRY = 350

/** About how many bytes a heading or error of a page takes until the page's head is written. */
export function memoryForEntry(text: string, anchor: string): number {
  return OUTLINE_ENTRY + 2 * (text.length + anchor.length)
}

/** More than that it cannot be, for each unit. */
export const MOST = WIDE + VALUE

/** The longest text that {@link memoryFor} says would fit into so much memory, and what is made of it into a string. */
export function longestText(memory: number): number {
  return Math.min(Math.floor(memory / LEAST), constants.MAX_STRING_LENGTH / 2)
}

/** About how many bytes it takes to export a cell with this JSON. Measured, on the safe side. */
export function memoryFor(text: string): number {
  // In a string with any other character, all characters take two bytes.
  const isWide = /[^\0-\xff]/.test(text)
  let values = 0
  for (let comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) values++
  return text.length * (isWide ? WIDE : LEAST) + values * VALUE
}

const COMMA = 0x2c
/** Characters beyond U+00FF begin with this byte in UTF-8, or a higher one. */
const FIRST_WIDE = 0xc4

/** {@link memoryFor} a whole file in UTF-8, as bytes. */
export function memoryForFile(bytes: Uint8Array): number {
  let values = 0
  let isWide = false
  for (const byte of bytes) {
    if (byte === COMMA) values++
    else if (byte >= FIRST_WIDE) isWide = true
  }
  return bytes.length * (isWide ? WIDE : LEAST) + values * VALUE
}
