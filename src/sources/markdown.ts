import { type JsonValue, type OutputItem, PlatenError, type TaskRunOutput } from '../index.ts'
import { codeBlock } from './code-block.ts'
import { compact } from './fields.ts'
import { readTextOrJson, type SourceOptions } from './payload.ts'

/**
 * A Markdown file (CommonMark with GitHub's tables, https://github.github.com/gfm/): a run with nothing but it. Front
 * matter in YAML is shown as that.
 *
 * @throws PlatenError `INVALID_ENCODING`, `INVALID_SOURCE`
 */
export function fromMarkdown(payload: string | Uint8Array, options: SourceOptions = {}): TaskRunOutput {
  return convertMarkdown(readTextOrJson(payload, options).value, options)
}

const SAMPLE = 40_000

/** What prose in Markdown has and programs, settings and logs seldom do, with how much that says. */
const SIGNS: readonly (readonly [RegExp, number])[] = [
  [/^(?:```|~~~)/m, 1],
  [/^(?:```|~~~)[ \t]*$/m, 2],
  [/^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*\|[-:| \t]*$/m, 3],
  [/^[^\n]+\n(?:={3,}|-{3,})[ \t]*$/m, 1],
  [/\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/, 1],
  [/^[-*+] [^\n]+\n(?:[-*+] |\s*\n)/m, 1],
  [/\*\*[^*\n]{1,200}\*\*/, 1],
  [/^> /m, 1],
]
const HEADING = /^#{1,6} [^\n]+\n(?:\s*\n|$)/m
/** Comments of scripts and settings: several in a row, or without a word. */
const COMMENTS = /^#[^\n]*\n#|^#+[ \t]*$/m
const ENOUGH = 3
/** JSON with Markdown in it, pages, scripts. */
const OTHERS = /^\s*(?:\{|\[\s*[{["\d\]]|<!doctype|<html|<\?xml|#!)/i

/** Whether a text has signs enough of Markdown. */
export function isMarkdown(value: JsonValue): boolean {
  if (typeof value !== 'string') return false
  if (OTHERS.test(value)) return false
  const text = value.slice(0, SAMPLE).replaceAll('\r\n', '\n')
  let weight = HEADING.test(text) && !COMMENTS.test(text) ? 2 : 0
  for (const [sign, worth] of SIGNS) {
    if (sign.test(text)) weight += worth
    if (weight >= ENOUGH) return true
  }
  return false
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/
const MAX_FRONT_MATTER = 20_000
/** On one line, in quotes without escapes or in none; a comment, an anchor or a block is no title that we read. */
const TITLE = /^title:[ \t]+(["']?)([^"'\s#&*!|>%@`\\[{][^"'#\\\n]*?)\1[ \t]*$/m

/** {@link fromMarkdown} for a payload that has been read. */
export function convertMarkdown(value: JsonValue, options: SourceOptions): TaskRunOutput {
  if (typeof value !== 'string') {
    throw new PlatenError({
      code: 'INVALID_SOURCE',
      message: 'The payload is not text.',
      help: 'Pass the text of a Markdown file.',
    })
  }
  const text = value.replaceAll('\r\n', '\n')
  const front = FRONT_MATTER.exec(text.slice(0, MAX_FRONT_MATTER))
  const body = front === null ? text : text.slice(front[0].length)
  const outputs: readonly OutputItem[] = [
    ...(front === null
      ? []
      : [{ kind: 'markdown', title: 'Front matter', text: codeBlock(front[1]!, 'yaml') } as const]),
    { kind: 'markdown', text: body },
  ]
  const title = TITLE.exec(front?.[1] ?? '')?.[2] ?? options.name
  return { version: 1, meta: compact({ system: 'markdown', title }), outputs }
}
