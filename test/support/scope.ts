import type { Cell, MimeBundle } from '../../src/model/notebook.ts'
import { DocumentContext } from '../../src/render/context.ts'
import { makeEnv } from '../../src/render/env.ts'
import { type CellRecord, makeScope } from '../../src/render/make-scope.ts'
import type { HtmlOptions } from '../../src/render/options.ts'
import type { CellScope } from '../../src/render/scope.ts'
import type { Warning } from '../../src/warnings.ts'

export interface ScopeForTest {
  readonly scope: CellScope
  readonly warnings: readonly Warning[]
  readonly context: DocumentContext
  record(): CellRecord
}

/** A scope for rendering a part of a cell on its own, and what it reported. */
export function scopeForTest(
  options: HtmlOptions & {
    attachments?: { [name: string]: MimeBundle }
    cellId?: string
    context?: DocumentContext
  } = {},
): ScopeForTest {
  const warnings: Warning[] = []
  const { attachments = {}, cellId = 'test', context = new DocumentContext(), ...rest } = options
  const env = makeEnv({}, { onWarning: (warning) => warnings.push(warning), ...rest })
  const cell: Cell = { cell_type: 'markdown', id: cellId, metadata: {}, source: '', attachments }
  return { ...makeScope(env, cell, context, '/cells/0'), warnings, context }
}
