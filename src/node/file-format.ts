import { extname } from 'node:path'
import { PlatenError } from '../index.ts'

/** The formats a file can be exported to. */
export type FileFormat = 'html' | 'ipynb'

/** What was asked for, else what the output's name tells. @throws PlatenError `INVALID_FORMAT` */
export function formatFor(path: string, format: unknown): FileFormat {
  return format === undefined ? formatOf(path) : expectFormat(format)
}

/** For callers without types: `HTML` is what `exportTaskRunOutput` takes. @throws PlatenError `INVALID_FORMAT` */
export function expectFormat(format: unknown): FileFormat {
  if (format === 'html' || format === 'ipynb') return format
  throw new PlatenError({
    code: 'INVALID_FORMAT',
    message: `The format is ${JSON.stringify(format) ?? String(format)}; files can be "html" or "ipynb".`,
    pointer: '/format',
    help: 'Pass one of these, in lower case.',
  })
}

/** @throws PlatenError `INVALID_FORMAT` */
function formatOf(path: string): FileFormat {
  const ending = extname(path).toLowerCase()
  if (ending === '.html' || ending === '.htm') return 'html'
  if (ending === '.ipynb') return 'ipynb'
  throw new PlatenError({
    code: 'INVALID_FORMAT',
    message: `The name ${JSON.stringify(path)} does not tell the format.`,
    help: 'Let it end in .html or .ipynb, or pass the option "format".',
  })
}
