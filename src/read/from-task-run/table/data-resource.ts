import type { JsonObject } from '../../../model/json.ts'
import type { TableView } from './view.ts'

/**
 * A table as a Frictionless tabular data resource, `{schema: {fields}, data}` with one object per row
 * (`application/vnd.dataresource+json`, as pandas and nteract have it). Fields get unique names; one that had to
 * be renamed has its own name in `title`, and so has a table with a caption. `sourceType` is the type in the job system's words.
 */
export function dataResource({ caption, columns, rows }: TableView): JsonObject {
  const names = uniqueNames(columns.map(({ name }) => name))
  const fields = columns.map(({ name, type, sourceType }, i) => ({
    name: names[i]!,
    type,
    ...(names[i] === name ? {} : { title: name }),
    ...(sourceType === undefined ? {} : { sourceType }),
  }))
  return {
    ...(caption === undefined ? {} : { title: caption }),
    schema: { fields },
    data: rows.map((row) => Object.fromEntries(row.map((value, i) => [names[i]!, value]))),
  }
}

/** A repeated name gets `_2`, `_3`, …, or the next number that is free. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set(names)
  const used = new Set<string>()
  const next = new Map<string, number>()
  return names.map((name) => {
    if (!used.has(name)) {
      used.add(name)
      return name
    }
    let number = next.get(name) ?? 2
    while (taken.has(`${name}_${number}`)) number++
    next.set(name, number + 1)
    taken.add(`${name}_${number}`)
    return `${name}_${number}`
  })
}
