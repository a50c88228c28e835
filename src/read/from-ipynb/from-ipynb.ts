import { checkOptions } from '../../check-options.ts'
import { PlatenError } from '../../errors.ts'
import { type Limits, limitsOf } from '../../limits.ts'
import type { Notebook } from '../../model/notebook.ts'
import type { OnWarning } from '../../warnings.ts'
import { type JsonInput, loadJson } from '../load-json.ts'
import { readNotebook } from './notebook.ts'
import { type Upgraded, upgrade } from './upgrade/upgrade.ts'
import { assumeMinor, readVersion } from './version.ts'

export interface FromIpynbOptions {
  /** Overrides of `limits`; `jsonDepth` and `cells` matter here. */
  readonly limits?: Partial<Limits>
  /** Told of every repair, with the JSON pointer of its place in the input. Default: nobody. */
  readonly onWarning?: OnWarning
}

/**
 * Reads a notebook file (nbformat 1 to 4.5, and newer minor versions as far as they are known) into the model:
 * always 4.5, upgraded as Jupyter does it, multi-line strings joined, every cell with an id. What breaks the format is mended where that loses
 * nothing, with a warning; what 4.5 has no place for is kept under `metadata.platen`.
 *
 * @param input The file's text or bytes. A parsed object is second best: its large integers and the difference
 *   between 1 and 1.0 are already lost. It is shared, so it must not be changed afterwards.
 * @throws PlatenError INVALID_ENCODING, INVALID_JSON (with line and column), NOT_A_NOTEBOOK,
 *   UNSUPPORTED_NBFORMAT, INVALID_NOTEBOOK (with a JSON pointer), LIMIT_EXCEEDED, INVALID_OPTION
 */
export function fromIpynb(input: JsonInput, options: FromIpynbOptions = {}): Notebook {
  checkOptions(options)
  const limits = limitsOf(options.limits)
  const onWarning = options.onWarning ?? (() => {})
  const versioned = readVersion(loadJson(input, limits))
  const { notebook, major } = versioned
  if (major !== 4) return readOld(upgrade(notebook, major), limits, onWarning)
  return readNotebook(notebook, assumeMinor(versioned, onWarning), limits, onWarning)
}

/** What is wrong with an upgraded notebook is reported where it stands in the file. */
function readOld({ notebook, minor, locate }: Upgraded, limits: Limits, onWarning: OnWarning): Notebook {
  try {
    return readNotebook(notebook, minor, limits, (warning) =>
      onWarning({ ...warning, pointer: locate(warning.pointer) }),
    )
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    const { code, message, pointer, help = '' } = error
    throw new PlatenError({ code, message, pointer: locate(pointer), help })
  }
}
