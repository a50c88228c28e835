import { GRAMMARS } from '../../../src/render/highlight/grammars.ts'
import { SCANNERS } from '../../../src/render/highlight/scanners.ts'
import { toHtml } from '../../../src/write/html/page.ts'
import {
  attempt,
  CLOSING,
  codeCell,
  fill,
  type HostileArea,
  type HostileCase,
  notebookOf,
  numbered,
  OPENING,
} from './case.ts'

/** Lines no longer than this pass the limit on lines. */
const LINE = 4_000
const lined = (text: string) => text.replace(new RegExp(`.{${LINE}}`, 'gs'), '$&\n')

/** What makes grammars go back and forth; each as long lines and as many short ones. */
const PATTERNS: Record<string, (size: number) => string> = {
  'zeros': (n) => lined(fill('0', n)),
  'zeros by lines': (n) => fill(`${'0'.repeat(400)}\n`, n),
  'digits and underscores': (n) => fill(`${'1_0'.repeat(150)}\n`, n),
  'digits and points': (n) => lined(fill('1.', n)),
  'letters': (n) => fill(`${'a'.repeat(450)} `, n).replace(/(.{4000}) /g, '$1\n'),
  'words': (n) => lined(fill('ab ', n)),
  'words by lines': (n) => fill('ab\n', n),
  'words and points': (n) => lined(fill('a.b ', n)),
  'words and colons': (n) => lined(fill('a::', n)),
  'parentheses that open': (n) => lined(fill('(', n)),
  'parentheses that open, by lines': (n) => fill('(\n', n),
  'calls in calls': (n) => lined(fill('f(a, ', n)),
  'brackets that open': (n) => lined(fill('[', n)),
  'braces that open': (n) => lined(fill('{', n)),
  'braces that open, by lines': (n) => fill('{\n', n),
  'angles that open': (n) => lined(fill('a<', n)),
  'angles with names': (n) => lined(fill('<a b ', n)),
  'tags': (n) => lined(fill('<a>', n)),
  'double quotes by lines': (n) => fill('"\n', n),
  'quotes of all kinds': (n) => lined(fill('"\'`', n)),
  'triple quotes': (n) => lined(fill('"""a', n)),
  'string prefixes': (n) => lined(fill('f"{', n)),
  'dollars and braces': (n) => lined(fill('`${', n)),
  'backslashes': (n) => lined(fill('\\', n)),
  'backslashes and quotes': (n) => lined(fill('"\\', n)),
  'comments that open': (n) => lined(fill('/*', n)),
  'comments of lines': (n) => fill('// #\n', n),
  'doc comments': (n) => lined(fill('/** @a ', n)),
  'comments of HTML': (n) => lined(fill('<!--', n)),
  'dashes': (n) => lined(fill('-', n)),
  'dashes and words': (n) => lined(fill('a-', n)),
  'stars': (n) => lined(fill('*', n)),
  'slashes': (n) => lined(fill('/a', n)),
  'hash signs': (n) => lined(fill('#', n)),
  'hash signs by lines': (n) => fill('#\n', n),
  'at signs': (n) => lined(fill('@a ', n)),
  'at signs with parentheses': (n) => lined(fill('@a(', n)),
  'equal signs': (n) => lined(fill('a=', n)),
  'keys and values': (n) => fill('a: b\n', n),
  'blanks': (n) => lined(fill(' ', n)),
  'blanks and a word': (n) => fill(`a${' '.repeat(300)}\n`, n),
  'tabs': (n) => lined(fill('\t', n)),
  'line feeds': (n) => fill('\n', n),
  'definitions': (n) => lined(fill('def class function fn ', n)),
  'definitions by lines': (n) => fill('def f\n', n),
  'classes and types': (n) => lined(fill('class A extends ', n)),
  'types in types': (n) => lined(fill('A<B, ', n)),
  'declarations': (n) => lined(fill('int a ', n)),
  'declarations of pointers': (n) => lined(fill('a * b ', n)),
  'templates': (n) => lined(fill('template<', n)),
  'lambdas': (n) => lined(fill('(a) => ', n)),
  'arrows': (n) => lined(fill('->', n)),
  'heredocs': (n) => numbered(n, (i) => `<<A${i}\n`),
  'prompts': (n) => fill('>>> \n', n),
  'fences': (n) => fill('```\n', n),
  'emphasis': (n) => lined(fill('*a _b ', n)),
  'links': (n) => lined(fill('[a](', n)),
  'commands of TeX': (n) => lined(fill('\\a{', n)),
  'begins of TeX': (n) => lined(fill('\\begin{a}', n)),
  'selects': (n) => lined(fill('select a from ', n)),
  'not ASCII': (n) => lined(fill('\u00e9', n)),
  'emoji': (n) => lined(fill('\u{1f600}', n)),
} // biome-ignore format: a table

const GRAMMAR_NAMES = [...Object.keys(GRAMMARS), ...SCANNERS.keys()]

const highlighted = (grammar: string, name: string, make: (size: number) => string): HostileCase => ({
  name: `${grammar}: ${name}`,
  prepare(size) {
    // Escapes are for the test of what is shown; here the source is what a reader would copy.
    const source = `${OPENING}\n${make(size)}\n${CLOSING}`
    const notebook = { ...notebookOf([codeCell(source)]), metadata: { language_info: { name: grammar } } }
    return {
      run: () => attempt((onWarning) => ({ page: toHtml(notebook, { onWarning }) })),
      shown: [OPENING, CLOSING, source],
    }
  },
})

export const highlight: HostileArea = {
  name: 'highlight',
  // The last but one is the longest that is highlighted.
  sizes: [6_100, 12_200, 24_400, 48_800, 97_600, 195_200],
  cases: GRAMMAR_NAMES.flatMap((grammar) =>
    Object.entries(PATTERNS).map(([name, make]) => highlighted(grammar, name, make)),
  ),
}
