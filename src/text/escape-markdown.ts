// All ASCII punctuation may be escaped with a backslash (CommonMark 2.4), and what could start markup, a link
// (https://…, www., a@b.c) or mathematics has to be. A backslash itself becomes an entity: escaped, `\(` would be
// `\\\(`, which holds the `\\(` that opens a formula in Jupyter.
const SPECIAL = /[!#$&()*+./:;<=>?@[\\\]^_`{|}~-]/g
const BLANK = /[\s\u0000-\u001f\u007f\u0085]+/g

/** One line of Markdown that shows exactly this text; runs of white space become one space. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(BLANK, ' ')
    .trim()
    .replace(SPECIAL, (character) => (character === '\\' ? '&#92;' : `\\${character}`))
}
