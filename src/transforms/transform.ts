import { expectNotebook } from '../model/expect-notebook.ts'
import type { Notebook } from '../model/notebook.ts'

/** A pure function from notebook to notebook. Returns its argument where there is nothing to change. */
export type Transform = (notebook: Notebook) => Notebook

/** Applies transforms in order. @throws PlatenError `NOT_A_NOTEBOOK` */
export function applyTransforms(notebook: Notebook, transforms: Iterable<Transform>): Notebook {
  expectNotebook(notebook)
  let result = notebook
  for (const transform of transforms) result = transform(result)
  return result
}
