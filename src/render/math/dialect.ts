// What MathJax, and so Jupyter, knows and Temml does not, in the forms of definitions.ts. Where the exact look
// cannot be had, the content is kept.
const COMMANDS: readonly (readonly [names: string, value: string])[] = [
  ['mbox framebox makebox', '#1{\\text{#1}}'],
  ['parbox', '#1#2{\\text{#2}}'],
  ['mathds mathbbm mathbbold symbb', '#1{\\mathbb{#1}}'],
  ['mathup symup symrm mathnormal', '#1{\\mathrm{#1}}'],
  ['mathbfup symbfup', '#1{\\mathbf{#1}}'],
  ['mathbfit symbf symbfit', '#1{\\boldsymbol{#1}}'],
  ['symit', '#1{\\mathit{#1}}'],
  ['symsf mathsfup', '#1{\\mathsf{#1}}'],
  ['symtt', '#1{\\mathtt{#1}}'],
  ['symcal mathbfcal', '#1{\\mathcal{#1}}'],
  ['symscr mathbfscr', '#1{\\mathscr{#1}}'],
  ['symfrak mathbffrak', '#1{\\mathfrak{#1}}'],
  ['ensuremath shoveleft shoveright cellcolor', '#1{#1}'],
  ['require label leftroot uproot hsize vspace rowcolor', '#1{}'],
  ['cssId class style data href mathmbox enclose', '#1#2{#2}'],
  ['mathtip texttip', '#1#2{#1}'],
  ['url', '#1{\\texttt{#1}}'],
  ['bbox cramped', '[2][]{{#2}}'],
  ['mspace', '#1{\\mkern #1}'],
  ['skew', '#1#2#3{#2{#3}}'],
  ['root', '#1\\of#2{\\sqrt[#1]{#2}}'],
  ['buildrel', '#1\\over#2{\\overset{#1}{#2}}'],
  ['slashed', '#1{\\not{#1}}'],
  ['centernot', '{\\not}'],
  ['eqalign', '#1{\\begin{aligned}#1\\end{aligned}}'],
  ['displaylines', '#1{\\begin{gathered}#1\\end{gathered}}'],
  ['pmatrix', '#1{\\begin{pmatrix}#1\\end{pmatrix}}'],
  ['cases', '#1{\\begin{cases}#1\\end{cases}}'],
  ['multicolumn', '#1#2#3{#3}'],
  ['hfill hfil hfilll', '{\\quad}'],
  ['strut', '{\\vphantom{(}}'],
  ['Small SMALL', '{\\small}'],
  ['HUGE', '{\\Huge}'],
  ['mit', '{\\it}'],
  [
    'global long outer oldstyle xspace noindent centering par linebreak goodbreak badbreak nonscript fCenter',
    '{}',
  ],
  ['cline', '#1{}'],
  ['celsius', '{{}^\\circ\\mathrm{C}}'],
  ['ohm', '{\\Omega}'],
  ['micro', '{\\mu}'],
  ['perthousand textperthousand', '{\u2030}'],
  ['textbullet', '{\u2022}'],
  ['textdegree', '{\u00b0}'],
  ['textquotesingle', "{\\char`'}"],
]

/** Macros every formula has, unless the notebook defines them itself. */
export const JUPYTER_MACROS: ReadonlyMap<string, string> = new Map(
  COMMANDS.flatMap(([names, value]) =>
    names.split(' ').map((name): [string, string] => [`\\${name}`, value]),
  ),
)

// Equations are not numbered: JupyterLab's MathJax does not either (`tags: 'none'`), only `\tag` shows.
const ENVIRONMENTS: ReadonlyMap<string, string> = new Map([
  ['equation', 'equation*'],
  ['displaymath', 'equation*'],
  ['align', 'align*'],
  ['alignat', 'alignat*'],
  ['flalign', 'align*'],
  ['flalign*', 'align*'],
  ['xalignat', 'alignat*'],
  ['xalignat*', 'alignat*'],
  ['xxalignat', 'alignat*'],
  ['gather', 'gather*'],
  ['multline', 'multline*'],
  ['multlined', 'gathered'],
  ['lgathered', 'gathered'],
  ['rgathered', 'gathered'],
  ['math', 'aligned'],
  ['dcases*', 'dcases'],
  ['rcases*', 'rcases'],
  ['cases*', 'cases'],
  ['smallmatrix*', 'smallmatrix'],
  ['crampedsubarray', 'subarray'],
  ['substack', 'gathered'],
])
const ENVIRONMENT = /\\(begin|end)\s*\{\s*([a-zA-Z]+\*?)\s*\}/g
// As many columns as rows of `a &=& b &+& c` need; Temml ignores those it does not.
const EQNARRAY_COLUMNS = '{rclclclclcl}'
const DISPLAY = /\\begin\{(?:equation|align|alignat|gather|multline|CD)\*?\}|\\tag(?![a-zA-Z])/

/** Environments by the names Temml has for them, and without automatic numbers. */
export function renameEnvironments(tex: string): string {
  if (!tex.includes('\\begin')) return tex
  return tex.replace(ENVIRONMENT, (_whole, edge: string, name: string) => {
    if (name === 'subequations') return ''
    if (name === 'eqnarray' || name === 'eqnarray*') {
      return edge === 'begin' ? `\\begin{darray}${EQNARRAY_COLUMNS}` : '\\end{darray}'
    }
    return `\\${edge}{${ENVIRONMENTS.get(name) ?? name}}`
  })
}

/** Whether the formula holds what TeX allows in display mode only. Readers expect it shown, so it gets its own line. */
export function needsDisplay(tex: string): boolean {
  return DISPLAY.test(tex)
}
