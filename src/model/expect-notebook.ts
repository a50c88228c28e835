import { PlatenError } from '../errors.ts'

/** For callers without types: an .ipynb's text or the payload of a job is not yet a notebook. */
export function expectNotebook(value: unknown): void {
  const { cells, metadata } = (value ?? {}) as Loose
  if (!Array.isArray(cells)) throw notANotebook('This is not a notebook of the model', '')
  if (!isObject(metadata)) throw notANotebook('The metadata is not an object', '/metadata')
  const wrong = cells.findIndex((cell) => !isCell(cell))
  if (wrong >= 0) throw notANotebook('This is not a cell of the model', `/cells/${wrong}`)
}

type Loose = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** In a file that was only parsed, a source may be a list of lines. */
function isCell(cell: unknown): boolean {
  if (!isObject(cell) || typeof cell.source !== 'string' || !isObject(cell.metadata)) return false
  return cell.cell_type === 'code' ? Array.isArray(cell.outputs) : typeof cell.cell_type === 'string'
}

function notANotebook(message: string, pointer: string): PlatenError {
  return new PlatenError({
    code: 'NOT_A_NOTEBOOK',
    message: `${message}.`,
    pointer,
    help: 'Pass what fromIpynb or fromTaskRun returned.',
  })
}
