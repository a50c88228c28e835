import type { JsonObject } from '../../model/json.ts'
import type { NotebookMetadata } from '../../model/notebook.ts'
import { objectAt, textAt } from './messages/message.ts'

/** The language a notebook says it is in, lower case; undefined where it says nothing. */
export function languageOf(metadata: NotebookMetadata): string | undefined {
  const kernelspec = objectAt(metadata, 'kernelspec')
  const name =
    nonEmpty(objectAt(metadata, 'language_info'), 'name') ??
    nonEmpty(kernelspec, 'language') ??
    kernelLanguage(nonEmpty(kernelspec, 'name'))
  return name?.toLowerCase()
}

function nonEmpty(holder: JsonObject, key: string): string | undefined {
  return textAt(holder, key) || undefined
}

/** Kernels are named after their language and its version: python3, julia-1.10; R's is `ir`. */
function kernelLanguage(name: string | undefined): string | undefined {
  return name === 'ir' ? 'r' : name?.replace(/[-_ ]?\d+(?:\.\d+)*$/, '')
}
