import { findings, type PageDocument, type PageProbe, type VisitOptions } from './page-probe.ts'

export interface Loud<T> {
  /** One item, or a few that do something only together. */
  readonly items: readonly T[]
  readonly findings: readonly string[]
}

/**
 * Tells which items make a page do something, without a visit for each: a visit costs about 100 ms, and most
 * items do nothing. Pages are made of `groupSize` items; one that is not silent is halved until the culprits are
 * alone. An item that hides those after it (an unclosed comment, say) must be ruled out by `verifyPage` first.
 *
 * @param build A whole page from some of the items, or a page for each; it is asked for the same item more than once.
 * @param options.groupSize Default 50.
 */
export async function findLoud<T>(
  probe: PageProbe,
  items: readonly T[],
  build: (items: readonly T[]) => string | readonly PageDocument[],
  options: VisitOptions & { readonly groupSize?: number } = {},
): Promise<Loud<T>[]> {
  const size = options.groupSize ?? 50
  const loud: Loud<T>[] = []
  for (let i = 0; i < items.length; i += size) {
    loud.push(...(await halve(probe, items.slice(i, i + size), build, options)))
  }
  return loud
}

async function halve<T>(
  probe: PageProbe,
  items: readonly T[],
  build: (items: readonly T[]) => string | readonly PageDocument[],
  options: VisitOptions,
): Promise<Loud<T>[]> {
  const found = findings(await probe.visit(build(items), options))
  if (found.length === 0) return []
  if (items.length === 1) return [{ items, findings: found }]
  const middle = items.length >> 1
  const first = await halve(probe, items.slice(0, middle), build, options)
  const second = await halve(probe, items.slice(middle), build, options)
  const parts = [...first, ...second]
  return parts.length > 0 ? parts : [{ items, findings: found }]
}
