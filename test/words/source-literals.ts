// Finds what templates of the source say in English by themselves: text and attributes for people in `html` templates
// that are not `${words.…}`. A scanner of our own, because all it has to understand is where templates nest.

export interface Literal {
  readonly line: number
  readonly text: string
}

const TAG = /html$/
const SHOWN_ATTRIBUTE = /\s(?:aria-label|title|alt|placeholder|value|label|data-words)="([^"]*)"/g

/** Words in the `html` templates of a module, as `text` or `attribute="text"`. */
export function wordsInTemplates(source: string): readonly Literal[] {
  return templates(source).flatMap(({ markup, line }) => {
    const attributes = [...markup.matchAll(SHOWN_ATTRIBUTE)].map((match) => match[1]!)
    // One that starts with a blank and has no tag goes into a tag: ` open`, ` class="x"`.
    const shown = /^ [^<]*$/.test(markup) ? '' : markup
    const text = shown
      .replace(/<!DOCTYPE[^>]*>/, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&\w+;/g, ' ')
    return [text, ...attributes].flatMap((part) =>
      (part.match(/[\p{L}][\p{L}'’ -]*\p{L}/gu) ?? []).map((found) => ({ line, text: found })),
    )
  })
}

/** Templates with the tag `html`, what stands in `${…}` left out; those within are templates of their own. */
function templates(source: string): readonly { readonly markup: string; readonly line: number }[] {
  const found: { markup: string; line: number }[] = []
  let at = 0

  const readTemplate = (): string => {
    let markup = ''
    for (; at < source.length && source[at] !== '`'; at++) {
      if (source[at] === '\\') markup += source[at++]
      else if (source.startsWith('${', at)) {
        at += 2
        readCode(true)
        markup += '\u0001'
        continue
      }
      markup += source[at]
    }
    return markup
  }

  const readCode = (within: boolean): void => {
    let braces = 0
    for (; at < source.length; at++) {
      const char = source[at]!
      if (char === '/' && source[at + 1] === '/') at = endOf('\n')
      else if (char === '/' && source[at + 1] === '*') at = endOf('*/') + 1
      else if (char === "'" || char === '"') skipString(char)
      else if (char === '`') {
        const isHtml = TAG.test(source.slice(0, at))
        const line = source.slice(0, at).split('\n').length
        at++
        const markup = readTemplate()
        if (isHtml) found.push({ markup, line })
      } else if (char === '{') braces++
      else if (char === '}' && within && braces-- === 0) return
    }
  }

  const endOf = (mark: string): number => {
    const end = source.indexOf(mark, at + 2)
    return end < 0 ? source.length : end
  }

  const skipString = (quote: string): void => {
    for (at++; at < source.length && source[at] !== quote && source[at] !== '\n'; at++) {
      if (source[at] === '\\') at++
    }
  }

  readCode(false)
  return found
}
