import {
  CLOSING,
  codeCell,
  fill,
  type HostileArea,
  type HostileCase,
  list,
  markdownCell,
  numbered,
  OPENING,
  pageOf,
} from './case.ts'

type Make = (size: number) => string

const half = (size: number, left: string, right: string, middle = 'x') =>
  fill(left, size / 2) + middle + fill(right, size / 2)

/** One formula of that size. */
const FORMULAS: Record<string, Make> = {
  'letters': (n) => fill('x ', n),
  'a long number': (n) => fill('1', n),
  'braces in braces': (n) => half(n, '{', '}'),
  'braces that only open': (n) => fill('{', n),
  'braces that only close': (n) => fill('}', n),
  'escaped braces': (n) => fill('\\{', n),
  'fractions in fractions': (n) => half(n, '\\frac{1}{', '}'),
  'fractions without braces': (n) => fill('\\frac ', n),
  'roots in roots': (n) => half(n, '\\sqrt{', '}'),
  'roots without braces': (n) => `${fill('\\sqrt ', n)}x`,
  'exponents of exponents': (n) => half(n, 'x^{', '}'),
  'exponents side by side': (n) => fill('x^1', n),
  'primes': (n) => `x${fill("'", n)}`,
  'subscripts twice': (n) => fill('x_1_2 ', n),
  'delimiters in delimiters': (n) => half(n, '\\left(', '\\right)'),
  'delimiters that only open': (n) => fill('\\left(', n),
  'delimiters that only close': (n) => fill('\\right)', n),
  'middles': (n) => `\\left(${fill('\\middle| x ', n)}\\right)`,
  'matrices in matrices': (n) => half(n, '\\begin{matrix}', '\\end{matrix}'),
  'matrices that only begin': (n) => fill('\\begin{matrix}', n),
  'matrices that only end': (n) => fill('\\end{matrix}', n),
  'a matrix of many columns': (n) => `\\begin{matrix}${fill('x&', n)}\\end{matrix}`,
  'a matrix of many rows': (n) => `\\begin{matrix}${fill('x\\\\', n)}\\end{matrix}`,
  'rows': (n) => fill('x\\\\', n),
  'columns': (n) => fill('&', n),
  'an array with many columns named': (n) => `\\begin{array}{${fill('c', n)}}x\\end{array}`,
  'an array with columns repeated': (n) => `\\begin{array}{${fill('*{99}{c}', n)}}x\\end{array}`,
  'aligned lines': (n) => `\\begin{align}${fill('x&=y\\\\', n)}\\end{align}`,
  'tags': (n) => `\\begin{align}${fill('x\\tag{1}\\\\', n)}\\end{align}`,
  'labels': (n) => `\\begin{align}${numbered(n, (i) => `x\\label{l${i}}\\\\`)}\\end{align}`,
  'references to labels': (n) => numbered(n, (i) => `\\ref{l${i}}`),
  'unknown commands': (n) => fill('\\nobody ', n),
  'one long command': (n) => `\\${fill('a', n)}`,
  'text': (n) => `\\text{${fill('word ', n)}}`,
  'text in text': (n) => half(n, '\\text{', '}'),
  'text with dollars': (n) => `\\text{${fill('\\$', n)}}`,
  'colours': (n) => fill('\\color{red}x', n),
  'sizes': (n) => fill('\\Huge x', n),
  'rules': (n) => fill('\\rule{99999em}{99999em}', n),
  'kerns': (n) => fill('\\kern99999em', n),
  'fonts': (n) => fill('\\bf x', n),
  'accents on accents': (n) => half(n, '\\hat{', '}'),
  'boxes in boxes': (n) => half(n, '\\boxed{', '}'),
  'cancelled in cancelled': (n) => half(n, '\\cancelto{1}{', '}'),
  'laps in laps': (n) => half(n, '\\mathrlap{', '}'),
  'chemistry': (n) => `\\ce{${fill('H2O + ', n)}}`,
  'chemistry in chemistry': (n) => half(n, '\\ce{', '}'),
  'units': (n) => `\\pu{${fill('1 m/s ', n)}}`,
  'overs': (n) => fill('x \\over ', n),
  'stacks': (n) => half(n, '\\stackrel{a}{', '}'),
  'braces above': (n) => half(n, '\\overbrace{', '}'),
  'operators': (n) => fill('\\operatorname{a}', n),
  'limits': (n) => fill('\\sum_{a}^{b}', n),
  'choices': (n) => half(n, '\\mathchoice{a}{b}{c}{', '}'),
  'double definitions': (n) => `${numbered(n / 2, (i) => `\\def\\${letters(i)}{\\${letters(i + 1)}\\${letters(i + 1)}}`)}\\a`,
  'a macro of itself': (n) => `\\def\\a{\\a x}${fill('\\a ', n)}`,
  'macros of each other': (n) => `\\def\\a{\\b}\\def\\b{\\a}${fill('\\a ', n)}`,
  'a macro that grows': (n) => `\\def\\a#1{#1#1}${half(n, '\\a{', '}')}`,
  'a macro used again and again': (n) => `\\def\\a{x}${fill('\\a ', n)}`,
  'a macro with a long argument': (n) => `\\def\\a#1{#1}\\a{${fill('x ', n)}}`,
  'a macro with a delimiter that never comes': (n) => `\\def\\a#1\\z{#1}${fill('\\a ', n)}`,
  'definitions within': (n) => fill('\\edef\\a{\\a\\a}', n),
  'definitions that break off': (n) => fill('\\def\\a', n),
  'new commands': (n) => fill('\\newcommand{\\a}[1]{x}', n),
  'new commands that break off': (n) => fill('\\newcommand{', n),
  'options that never close': (n) => fill('\\sqrt[', n),
  'percent signs': (n) => fill('%', n),
  'comments': (n) => fill('x%\n', n),
  'hash signs': (n) => fill('#', n),
  'backslashes': (n) => fill('\\', n),
  'blanks': (n) => `x${fill(' ', n)}y`,
  'character codes': (n) => fill('\\char"FFFF ', n),
  'unicode': (n) => fill('\u{1d400}', n),
  'markup': (n) => fill('<b>', n),
  'marks': (n) => `x${fill('\u0301', n)}`,
} // biome-ignore format: a table

/** A text of that size with formulas in it. */
const TEXTS: Record<string, Make> = {
  'short formulas': (n) => fill('$x$ ', n),
  'formulas, all distinct': (n) => numbered(n, (i) => `$x_{${i}}$ `),
  'formulas of the longest': (n) => fill(`$${'x+'.repeat(4_990)}y$\n\n`, n),
  'formulas that fail': (n) => fill('$\\frac$ ', n),
  'formulas that fail, all distinct': (n) => numbered(n, (i) => `$\\frac${i}{$ `),
  'displayed formulas': (n) => fill('$$x$$\n\n', n),
  'displayed formulas in a row': (n) => fill('$$x$$', n),
  'formulas in a row': (n) => fill('$x$', n),
  'dollars': (n) => fill('$', n),
  'dollars and blanks': (n) => fill('$ ', n),
  'escaped dollars': (n) => fill('\\$', n),
  'dollars and backslashes': (n) => fill('$\\\\', n),
  'dollars that only open': (n) => fill('$a\n\n', n),
  'dollars that close too late': (n) => fill('$a {\n\n', n),
  'braces between dollars': (n) => fill('\x24{', n),
  'braces between dollars that close': (n) => fill('\x24{}', n),
  'environments': (n) => fill('\\begin{align}x\\end{align}\n\n', n),
  'environments that only begin': (n) => fill('\\begin{a}', n),
  'environments that only begin, all distinct': (n) => numbered(n, (i) => `\\begin{${letters(i)}}`),
  'environments in environments': (n) => half(n, '\\begin{a}', '\\end{a}'),
  'parentheses': (n) => fill('\\\\(x\\\\) ', n),
  'parentheses that only open': (n) => fill('\\\\(', n),
  'brackets that only open': (n) => fill('\\\\[', n),
  'labels and references': (n) => numbered(n, (i) => `$$x \\label{a${i}}$$ \\ref{a${i}}\n\n`),
  'references': (n) => fill('\\eqref{a} ', n),
  'references to one label': (n) => `$$x \\label{${'a'.repeat(150)}}$$\n\n${fill(`\\ref{${'a'.repeat(150)}} `, n)}`,
  'a long tag and references to it': (n) => `$$x \\tag{${'a'.repeat(5_000)}} \\label{a}$$\n\n${fill('\\ref{a} ', n)}`,
  'definitions, all distinct': (n) => numbered(n, (i) => `$\\def\\${letters(i)}{x}$ `),
  'one definition, again and again': (n) => fill('$\\def\\a{x}$ ', n),
  'a definition that is long and used': (n) => `$\\def\\a{${'x+'.repeat(2_400)}x}$\n\n${fill('$\\a$ ', n)}`,
  'a bomb, once defined': (n) =>
    `$${list(30, (i) => `\\def\\${letters(i)}{\\${letters(i + 1)}\\${letters(i + 1)}}`).join('')}$\n\n${fill('$\\a$ ', n)}`,
  'formulas in code': (n) => fill('`$x$` ', n),
  'formulas in tables': (n) => `|a|\n|-|\n${fill('|$x$|\n', n)}`,
  'formulas in HTML': (n) => fill('<b>$x$</b>\n', n),
  'formulas in links': (n) => fill('[$x$](u) ', n),
  'formulas in headings': (n) => fill('# $x$\n', n),
  'backticks and dollars': (n) => fill('`$', n),
  'fences and dollars': (n) => fill('```\n$\n', n),
} // biome-ignore format: a table

/** `a`, `b`, … `z`, `ba`, `bb`, …: names of macros are letters. */
function letters(i: number): string {
  const last = String.fromCharCode(97 + (i % 26))
  return i < 26 ? last : letters(Math.floor(i / 26)) + last
}

const inMarkdown = (name: string, make: Make): HostileCase => ({
  name,
  prepare(size) {
    const cell = markdownCell(`${OPENING}\n\n${make(size)}\n\n${CLOSING}\n`)
    return { run: () => pageOf([cell]), shown: [OPENING, CLOSING] }
  },
})

const inLatex = (name: string, make: Make): HostileCase => ({
  name: `text/latex: ${name}`,
  prepare(size) {
    const data = { 'text/latex': `${OPENING} ${make(size)} ${CLOSING}` }
    const cell = codeCell('', [{ output_type: 'display_data', metadata: {}, data }])
    return { run: () => pageOf([cell]), shown: [OPENING, CLOSING] }
  },
})

export const math: HostileArea = {
  name: 'math',
  cases: [
    ...Object.entries(FORMULAS).map(([name, make]) =>
      inMarkdown(`one formula: ${name}`, (n) => `$$${make(n)}$$`),
    ),
    // As many formulas as that takes, each near the longest there may be.
    ...Object.entries(FORMULAS).map(([name, make]) => {
      return inMarkdown(`many: ${name}`, (n) => fill(`$${make(Math.min(n, 4_800))}$\n\n`, n))
    }),
    ...Object.entries(TEXTS).map(([name, make]) => inMarkdown(name, make)),
    ...Object.entries(TEXTS).map(([name, make]) => inLatex(name, make)),
  ],
}
