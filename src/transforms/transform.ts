import { PlatenError } from '../errors.ts'
import { expectNotebook } from '../model/expect-notebook.ts'
import type { Notebook } from '../model/notebook.ts'

/** A pure function from notebook to notebook. Returns its argument where there is nothing to change. */
export type Transform = (notebook: Notebook) => Notebook

/** Applies transforms in order. @throws PlatenError `NOT_A_NOTEBOOK`, `INVALID_OPTION` for what is no list of functions */
export function applyTransforms(notebook: Notebook, transforms: Iterable<Transform>): Notebook {
  expectNotebook(notebook)
  let result = notebook
  for (const transform of listOf(transforms)) result = transform(result)
  return result
}

function listOf(transforms: Iterable<Transform>): readonly Transform[] {
  const isIterable =
    typeof (transforms as Partial<Iterable<Transform>> | null)?.[Symbol.iterator] === 'function'
  const list = isIterable ? [...transforms] : []
  if (isIterable && list.every((transform) => typeof transform === 'function')) return list
  throw new PlatenError({
    code: 'INVALID_OPTION',
    message: 'transforms is not a list of functions',
    pointer: '/transforms',
    help: 'Pass a list, such as [stable()]; a transform with options is what its function returns.',
  })
}
