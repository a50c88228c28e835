import type { Notebook } from '../../src/index.ts'
import type { MimeBundle } from '../../src/model/notebook.ts'
import type { Assets } from '../../src/render/assets.ts'
import { DocumentContext } from '../../src/render/context.ts'
import { makeEnv } from '../../src/render/env.ts'
import { makeScope } from '../../src/render/make-scope.ts'
import { renderBundle } from '../../src/render/mime/bundle.ts'
import type { MimeRenderer, RenderEnv } from '../../src/render/scope.ts'

/**
 * What became of one type of one output: shown as what it is; named in a placeholder, with its data or source; shown as
 * text because it is too large or too deep; not shown because another type of the output is (`behind`); or nothing could
 * show it.
 */
export type MimeOutcome = 'rich' | 'placeholder' | 'text' | 'behind' | 'unknown'

/** Each type of each output of a notebook, and what became of it. */
export function mimeOutcomes(
  notebook: Notebook,
  assets?: Assets,
): readonly (readonly [string, MimeOutcome])[] {
  const env = makeEnv(notebook.metadata, assets ? { assets } : {})
  return notebook.cells.flatMap((cell) => {
    if (cell.cell_type !== 'code') return []
    return cell.outputs.flatMap((output) => ('data' in output ? outcomesOf(output.data, cell, env) : []))
  })
}

function outcomesOf(
  data: MimeBundle,
  cell: Notebook['cells'][number],
  env: RenderEnv,
): readonly (readonly [string, MimeOutcome])[] {
  let shown: string | undefined
  const traced = env.mimeRenderers.map(
    (renderer): MimeRenderer => ({
      ...renderer,
      render(value, context) {
        const rendered = renderer.render(value, context)
        if (rendered !== undefined) shown = context.mimeType
        return rendered
      },
    }),
  )
  const { scope } = makeScope({ ...env, mimeRenderers: traced }, cell, new DocumentContext(), '')
  const {
    html: { value },
  } = renderBundle(data, {}, scope)
  const outcome = outcomeOf(value)
  return Object.keys(data).map((type) => {
    if (shown === undefined) return [type, outcome === 'text' ? 'text' : 'unknown'] as const
    return [type, type.toLowerCase() === shown ? outcome : 'behind'] as const
  })
}

function outcomeOf(html: string): MimeOutcome {
  if (/^<(?:div|details) class="pl-(?:placeholder|fold)"/.test(html)) return 'placeholder'
  return /^<p class="pl-note">/.test(html) ? 'text' : 'rich'
}
