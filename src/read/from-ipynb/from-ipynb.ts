import { PlatenError } from '../../errors.ts'
import { limits as defaultLimits, type Limits } from '../../limits.ts'
import type { Notebook } from '../../model/notebook.ts'
import type { OnWarning } from '../../warnings.ts'
import { type JsonInput, loadJson } from '../load-json.ts'
import { readNotebook } from './notebook.ts'
import { readVersion } from './version.ts'

export interface FromIpynbOptions {
  /** Overrides of `limits`; `jsonDepth` and `cells` matter here. */
  readonly limits?: Partial<Limits>
  /** Told of every repair, with the JSON pointer of its place in the input. Default: nobody. */
  readonly onWarning?: OnWarning
}

/**
 * Reads a notebook file (nbformat 4.0 to 4.5, and newer minor versions as far as they are known) into the model:
 * always 4.5, multi-line strings joined, every cell with an id. What breaks the format is mended where that loses
 * nothing, with a warning; what 4.5 has no place for is kept under `metadata.platen`.
 *
 * @param input The file's text or bytes. A parsed object is second best: its large integers and the difference
 *   between 1 and 1.0 are already lost. It is shared, so it must not be changed afterwards.
 * @throws PlatenError INVALID_ENCODING, INVALID_JSON (with line and column), NOT_A_NOTEBOOK,
 *   UNSUPPORTED_NBFORMAT, INVALID_NOTEBOOK (with a JSON pointer), LIMIT_EXCEEDED
 */
export function fromIpynb(input: JsonInput, options: FromIpynbOptions = {}): Notebook {
  const limits = { ...defaultLimits, ...options.limits }
  const onWarning = options.onWarning ?? (() => {})
  const { notebook, major, minor } = readVersion(loadJson(input, limits))
  if (major !== 4) throw unsupported(major)
  if (notebook.nbformat === undefined) {
    onWarning({ code: 'REPAIRED', message: 'a missing key became 4', pointer: '/nbformat' })
  }
  if (minor === undefined) {
    onWarning({ code: 'REPAIRED', message: 'a missing key became 0', pointer: '/nbformat_minor' })
  }
  return readNotebook(notebook, minor ?? 0, limits, onWarning)
}

function unsupported(major: number): PlatenError {
  return new PlatenError({
    code: 'UNSUPPORTED_NBFORMAT',
    message: `Found nbformat ${major}, allowed: 4.`,
    pointer: '/nbformat',
    help:
      major < 4
        ? 'Open the notebook in Jupyter and save it, or run `jupyter nbconvert --to notebook --inplace` on it.'
        : 'Save the notebook as nbformat 4, or use a newer release of Platen.',
  })
}
