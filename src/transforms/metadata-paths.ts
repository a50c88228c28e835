import type { JsonObject } from '../model/json.ts'
import { isJsonObject } from '../text/json/kinds.ts'

/** A key of metadata, or the keys that lead to something inside: `'tags'`, `['language_info', 'name']`. */
export type MetadataPath = string | readonly string[]

/** Paths by their first key; undefined where one ends there. */
export type PathTree = ReadonlyMap<string, PathTree | undefined>

/** Sorts paths by key. A path that leads to the whole of something wins over those that lead inside it. */
export function pathTree(paths: readonly MetadataPath[]): PathTree {
  const inside = new Map<string, MetadataPath[]>()
  const whole = new Set<string>()
  for (const path of paths) {
    const [key, ...rest] = typeof path === 'string' ? [path] : path
    if (key === undefined) continue
    const list = inside.get(key)
    if (list) list.push(rest)
    else inside.set(key, [rest])
    if (rest.length === 0) whole.add(key)
  }
  return new Map([...inside].map(([key, rests]) => [key, whole.has(key) ? undefined : pathTree(rests)]))
}

/** Only what the paths lead to. The same object where that is all of it. */
export function keepPaths(metadata: JsonObject, tree: PathTree): JsonObject {
  return filterEntries(metadata, (key, value) => {
    if (!tree.has(key)) return undefined
    const inside = tree.get(key)
    if (!inside) return value
    const kept = isJsonObject(value) ? keepPaths(value, inside) : {}
    return Object.keys(kept).length > 0 ? kept : undefined
  })
}

/** All but what the paths lead to; what is empty then goes, too. The same object where they lead to nothing. */
export function withoutPaths(metadata: JsonObject, tree: PathTree): JsonObject {
  return filterEntries(metadata, (key, value) => {
    if (!tree.has(key)) return value
    const inside = tree.get(key)
    if (!inside) return undefined
    if (!isJsonObject(value)) return value
    const kept = withoutPaths(value, inside)
    return kept === value || Object.keys(kept).length > 0 ? kept : undefined
  })
}

function filterEntries(
  object: JsonObject,
  change: (key: string, value: JsonObject[string]) => JsonObject[string],
): JsonObject {
  const entries = Object.entries(object)
  const kept = entries.flatMap(([key, value]) => {
    const after = change(key, value)
    return after === undefined ? [] : [[key, after] as const]
  })
  const isSame = kept.length === entries.length && kept.every(([, value], i) => value === entries[i]![1])
  return isSame ? object : Object.fromEntries(kept)
}
