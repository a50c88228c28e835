import { javascript } from './javascript.ts'
import { julia } from './julia.ts'
import { python } from './python.ts'
import { r } from './r.ts'
import { scala } from './scala.ts'
import type { ParameterSyntax } from './syntax.ts'

const commentsOnly = (comment: string): ParameterSyntax => ({ comment, assign: () => undefined })

const SYNTAXES: ReadonlyMap<string, ParameterSyntax> = new Map([
  ['python', python],
  ['ipython', python],
  ['python2', python],
  ['python3', python],
  ['pyspark', python],
  ['r', r],
  ['julia', julia],
  ['scala', scala],
  ['javascript', javascript],
  ['typescript', javascript],
  ...['sql', 'haskell', 'lua', 'ada', 'elm'].map((name) => [name, commentsOnly('-- ')] as const),
  ...[
    'c',
    'c++',
    'cpp',
    'csharp',
    'c#',
    'dart',
    'f#',
    'fsharp',
    'go',
    'groovy',
    'java',
    'kotlin',
    'rust',
    'swift',
  ].map((name) => [name, commentsOnly('// ')] as const),
  ...['matlab', 'octave', 'prolog', 'erlang'].map((name) => [name, commentsOnly('% ')] as const),
  ...['clojure', 'lisp', 'common-lisp', 'scheme', 'racket'].map(
    (name) => [name, commentsOnly('; ')] as const,
  ),
])

/** How a language (`metadata.language_info.name`, lower case) spells parameters; `#` comments where unknown. */
export function parameterSyntax(language: string): ParameterSyntax {
  return SYNTAXES.get(language) ?? commentsOnly('# ')
}
