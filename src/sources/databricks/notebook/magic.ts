/** `%md`, `%md-sandbox`: the rest of the command is Markdown. */
const MARKDOWN = /^\s*%md(?:-sandbox)?(?:[ \t]*\r?\n|[ \t]+|$)/
/** Magics that hand the whole command to another language. */
const WHOLE = /^(\s*)%(sql|python|scala|r|sh)(?=\s|$)/

export interface Command {
  readonly type: 'markdown' | 'code'
  readonly source: string
}

/**
 * What a command's first line makes of it. In Jupyter a magic for a whole cell has two percent signs, so `%sql` becomes
 * `%%sql`; `%fs`, `%run` and `%pip` are for one line and stay.
 */
export function commandOf(text: string): Command {
  const markdown = MARKDOWN.exec(text.slice(0, 200))
  if (markdown !== null) return { type: 'markdown', source: text.slice(markdown[0].length) }
  return { type: 'code', source: text.replace(WHOLE, '$1%%$2') }
}
