import type { Words } from '../../words/words.ts'

/** What the page's script says: `words.copy` there is what is called so here. Another one for it is a name in this list. */
const SAID_BY_SCRIPT = ['darkMode', 'lightMode', 'copy', 'copied', 'selected'] as const

/** The words of the page's script, as it reads them: JSON. */
export function scriptWords(words: Words): string {
  return JSON.stringify(Object.fromEntries(SAID_BY_SCRIPT.map((name) => [name, words[name]])))
}
