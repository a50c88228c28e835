import type { Cell } from '../model/notebook.ts'
import type { CellContext, CellEffects, Macros, OutlineEntry } from './context.ts'
import type { CellScope, RenderEnv } from './scope.ts'
import { contentAnchor, slugify } from './slug.ts'

/** What a cell added while it was rendered. */
export interface CellRecord {
  readonly outline: readonly OutlineEntry[]
  readonly effects: CellEffects
}

/** A scope for one cell, and the record of what was done through it. */
export function makeScope(
  env: RenderEnv,
  cell: Cell,
  context: CellContext,
  pointer: string,
): { scope: CellScope; record: () => CellRecord } {
  const outline: OutlineEntry[] = []
  const slugs: string[] = []
  const own = new Map<string, number>()
  let macros = context.macros
  let errors = 0

  const count = (slug: string) => context.slugCount(slug) + (own.get(slug) ?? 0)
  const claim = (slug: string) => {
    own.set(slug, (own.get(slug) ?? 0) + 1)
    slugs.push(slug)
    return contentAnchor(slug, env.idPrefix)
  }

  const shared = {
    env,
    cellId: cell.id,
    attachments: cell.cell_type === 'code' ? {} : (cell.attachments ?? {}),
    get macros(): Macros {
      return macros
    },
    heading(level: number, text: string): string {
      const slug = slugify(text) || 'section'
      let unique = slug
      for (let n = count(slug); count(unique) > 0; n++) unique = `${slug}-${n}`
      if (unique !== slug) claim(slug)
      const anchor = claim(unique)
      outline.push({ kind: 'heading', level, text, anchor })
      return anchor
    },
    anchor(id: string): string | undefined {
      const slug = slugify(id)
      return slug === '' || count(slug) > 0 ? undefined : claim(slug)
    },
    error(text: string): string {
      errors++
      const anchor = `${env.idPrefix}error-${cell.id}${errors > 1 ? `-${errors}` : ''}`
      outline.push({ kind: 'error', text, anchor })
      return anchor
    },
    defineMacros(added: Macros): void {
      macros = added
    },
  }

  const at = (where: string): CellScope => ({
    ...shared,
    get macros() {
      return macros
    },
    pointer: where,
    at,
    warn: (code, message) => env.warn(code, message, where),
  })
  return {
    scope: at(pointer),
    record: () => ({ outline, effects: macros === context.macros ? { slugs } : { slugs, macros } }),
  }
}
