import { invalidOption, type PlatenError } from '../errors.ts'
import { expectNotebook } from '../model/expect-notebook.ts'
import type { Notebook } from '../model/notebook.ts'

/** A pure function from notebook to notebook. Returns its argument where there is nothing to change. */
export type Transform = (notebook: Notebook) => Notebook

/** Applies transforms in order. @throws PlatenError `NOT_A_NOTEBOOK`, `INVALID_OPTION` for what is no list of functions from notebook to notebook */
export function applyTransforms(notebook: Notebook, transforms: Iterable<Transform>): Notebook {
  expectNotebook(notebook)
  let result = notebook
  for (const [index, transform] of listOf(transforms).entries()) {
    result = transform(result)
    if (!Array.isArray((result as Partial<Notebook> | undefined)?.cells)) throw noNotebook(result, index)
  }
  return result
}

function listOf(transforms: Iterable<Transform>): readonly Transform[] {
  const isIterable =
    typeof (transforms as Partial<Iterable<Transform>> | null)?.[Symbol.iterator] === 'function'
  const list = isIterable ? [...transforms] : []
  if (isIterable && list.every((transform) => typeof transform === 'function')) return list
  throw invalidOption(
    '/transforms',
    'transforms is not a list of functions',
    'Pass a list, such as [stable()]; a transform with options is what its function returns.',
  )
}

function noNotebook(result: unknown, index: number): PlatenError {
  const isFunction = typeof result === 'function'
  return invalidOption(
    `/transforms/${index}`,
    `The transform at index ${index} gave ${isFunction ? 'a function' : 'no notebook'}`,
    isFunction
      ? 'Call it: a transform with options, such as coalesceStreams(), is what its function returns.'
      : 'A transform returns a notebook, its argument where there is nothing to change.',
  )
}
