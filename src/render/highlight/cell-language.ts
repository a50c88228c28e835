// The cell magics that hand a whole cell to another language.
// https://ipython.readthedocs.io/en/stable/interactive/magics.html#cell-magics and the kernels' own.
// biome-ignore format: a table reads better in rows
const MAGIC_LANGUAGES: Readonly<Record<string, string>> = {
  bash: 'bash', sh: 'bash', script: 'bash', system: 'bash', sx: 'bash', '!': 'bash', cmd: '', powershell: '',
  html: 'html', svg: 'xml', javascript: 'javascript', js: 'javascript', latex: 'latex', markdown: 'markdown', md: 'markdown',
  perl: '', ruby: 'ruby', r: 'r', sql: 'sql', bigquery: 'sql', sparksql: 'sql', julia: 'julia', scala: 'scala',
  python: 'python', python2: 'python', python3: 'python', pypy: 'python', cython: 'python', fortran: '', css: '',
  writefile: '', file: '',
}

/** The language of a code cell: that of its first line's cell magic (`%%bash`), else the notebook's. */
export function cellLanguage(source: string, notebookLanguage: string): string {
  const magic = /^\s*%%([\w!]+)/.exec(source.slice(0, 200))?.[1]?.toLowerCase()
  if (magic === undefined || !Object.hasOwn(MAGIC_LANGUAGES, magic)) return notebookLanguage
  return MAGIC_LANGUAGES[magic]!
}
