import { statSync } from 'node:fs'
import { extname } from 'node:path'
import { namesFolder } from '../node/names-folder.ts'
import type { ParsedArguments } from './option.ts'
import type { ExportFormat } from './plan.ts'
import { UsageError } from './usage-error.ts'

const FORMATS: { readonly [name: string]: ExportFormat } = {
  html: 'html',
  ipynb: 'ipynb',
  // What nbconvert calls it.
  notebook: 'ipynb',
}

const ENDINGS: { readonly [ending: string]: ExportFormat } = {
  '.html': 'html',
  '.htm': 'html',
  '.ipynb': 'ipynb',
}

/**
 * The formats asked for, each once; else what the output's name ends in; else HTML.
 *
 * @throws UsageError for a name that promises another format than it would get
 */
export function formatsOf({ values }: ParsedArguments): readonly ExportFormat[] {
  const asked = (values.get('to') ?? []).flatMap((list) => list.split(','))
  const formats = [...new Set(asked.map(formatNamed))]
  const [output = ''] = values.get('output') ?? []
  const ending = extname(output).toLowerCase()
  const promised = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined
  if (
    formats.length === 0 &&
    promised === undefined &&
    ending !== '' &&
    !isNoFile(output) &&
    !namesFolder(output)
  )
    throw new UsageError(
      `-o ${output} names no format Platen writes`,
      'Let it end in .html or .ipynb, or name the format with --to html or --to ipynb.',
    )
  const [format = promised ?? 'html'] = formats
  if (formats.length === 1 && promised !== undefined && promised !== format)
    throw new UsageError(`-o ${output} would hold ${format}, not what its name says`, 'Leave out --to.')
  return formats.length === 0 ? [format] : formats
}

/** Whether a pipe, a device or a folder has that name: it promises nothing then. */
function isNoFile(path: string): boolean {
  try {
    return !statSync(path).isFile()
  } catch {
    return false
  }
}

function formatNamed(asked: string): ExportFormat {
  const name = asked.trim().toLowerCase()
  if (Object.hasOwn(FORMATS, name)) return FORMATS[name]!
  throw new UsageError(`there is no format "${asked}"`, 'Use --to html or --to ipynb.')
}
