import type { Attachments } from '../../model/notebook.ts'
import { codeRanges } from '../../text/code-ranges.ts'

const SCHEME = 'attachment:'
/** Longer names are not looked for. */
const MAX_NAME = 1_000
const DELIMITERS: { readonly [opening: string]: string } = { '<': '>', '"': '"', "'": "'" }

/**
 * Markdown with its references to attachments (`attachment:name`, in links, images and HTML, but not in code)
 * replaced by what `urlOf` gives for the attachment's name; where that is undefined, a reference stays. Names may be
 * percent-encoded or escaped. Linear in the source.
 */
export function replaceReferences(
  source: string,
  attachments: Attachments,
  urlOf: (name: string) => string | undefined,
): string {
  let at = source.indexOf(SCHEME)
  if (at < 0) return source
  const code = codeRanges(source, true)
  const parts: string[] = []
  let done = 0
  for (let range = 0; at >= 0; at = source.indexOf(SCHEME, at)) {
    while (range < code.length && code[range]!.end <= at) range++
    const start = at
    at += SCHEME.length
    if (range < code.length && code[range]!.start <= start) continue
    const written = writtenName(source, at, source.charAt(start - 1))
    const name = spellings(written).find((spelling) => Object.hasOwn(attachments, spelling))
    const url = name === undefined ? undefined : urlOf(name)
    if (url === undefined) continue
    parts.push(source.slice(done, start), url)
    done = at += written.length
  }
  return parts.length === 0 ? source : parts.join('') + source.slice(done)
}

/** Up to what closes what was opened before the reference, else to a blank or a parenthesis too many. */
function writtenName(source: string, from: number, opening: string): string {
  const rest = source.slice(from, from + MAX_NAME)
  const delimiter = Object.hasOwn(DELIMITERS, opening) ? DELIMITERS[opening]! : undefined
  if (delimiter !== undefined) return rest.slice(0, Math.max(rest.indexOf(delimiter), 0))
  const end = rest.search(/[\s"'<>]/)
  const word = end < 0 ? rest : rest.slice(0, end)
  let depth = 0
  for (const { 0: parenthesis, index } of word.matchAll(/[()]/g)) {
    depth += parenthesis === '(' ? 1 : -1
    if (depth < 0) return word.slice(0, index)
  }
  return word
}

function spellings(written: string): readonly string[] {
  if (!/[\\&%]/.test(written)) return [written]
  const plain = written.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&')
  return [written, plain, decoded(plain)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
