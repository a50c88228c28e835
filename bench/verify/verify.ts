import type { RawNotebook } from '../nbformat.ts'
import { type Expectation, expectationOf, type Passage } from './expectation.ts'
import { type Page, readPage } from './page.ts'
import { squeeze } from './text.ts'

export interface Verdict {
  readonly ok: boolean
  /** In plain words, at most a few; empty where ok. */
  readonly problems: readonly string[]
}

/** Of a passage's text this much must be found; renderers may differ on the rest (raw HTML, footnotes, links). */
const PASSAGE_SHARE = 0.9
const MOST_PROBLEMS = 3

/** Checks that a page shows what is in a notebook: all code, console text and images, and the prose. */
export function verify(ipynb: string, page: Uint8Array): Verdict {
  const expected = expectationOf(JSON.parse(ipynb) as RawNotebook)
  const seen = readPage(new TextDecoder('utf-8', { fatal: true }).decode(page))
  const problems = [
    ...missingLines(expected, seen),
    ...missingPassages(expected, seen),
    ...missingImages(expected, seen),
  ]
  return { ok: problems.length === 0, problems: problems.slice(0, MOST_PROBLEMS) }
}

/** In order: a line counts only after the one before it, so text found elsewhere on the page does not help. */
function missingLines(expected: Expectation, seen: Page): string[] {
  const problems: string[] = []
  let at = 0
  for (const { text, pointer } of expected.lines) {
    const found = seen.text.indexOf(text, at)
    if (found < 0) problems.push(`${pointer}: text not found: ${shorten(text)}`)
    else at = found + text.length
    if (problems.length >= MOST_PROBLEMS) break
  }
  return problems
}

function missingPassages(expected: Expectation, seen: Page): string[] {
  const search = passageSearch(seen)
  return expected.passages.flatMap((passage) => {
    const { share, example } = search(passage)
    if (share >= PASSAGE_SHARE || seen.text.includes(squeeze(passage.source))) return []
    return [
      `${passage.pointer}: only ${Math.round(share * 100)} % of the text found; not: ${shorten(example)}`,
    ]
  })
}

function passageSearch(seen: Page): (passage: Passage) => { share: number; example: string } {
  // Pages run in the notebook's order, so looking on from the last hit finds most nodes at once.
  let at = 0
  const has = (node: string): boolean => {
    if (seen.nodes.has(node)) return true
    const ahead = seen.letters.indexOf(node, at)
    if (ahead >= 0) {
      at = ahead
      return true
    }
    return seen.letters.lastIndexOf(node, at) >= 0
  }
  return ({ nodes }) => {
    let [total, found, example] = [0, 0, '']
    for (const node of nodes) {
      total += node.length
      if (has(node)) found += node.length
      else example ||= node
    }
    return { share: found / total, example }
  }
}

function missingImages(expected: Expectation, seen: Page): string[] {
  const left = new Map(seen.images)
  let missing = 0
  for (const keys of expected.images) {
    const key = keys.find((any) => (left.get(any) ?? 0) > 0)
    if (key !== undefined) left.set(key, left.get(key)! - 1)
    else if (keys.length > 0) missing += 1
  }
  const problems: string[] = []
  if (missing > 0) problems.push(`${missing} of ${expected.images.length} images are not in the page`)
  if (seen.svgs < expected.svgs) problems.push(`${seen.svgs} of ${expected.svgs} SVG images are in the page`)
  return problems
}

function shorten(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text)
}
