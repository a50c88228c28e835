import type { JsonObject } from '../../../model/json.ts'
import type { DisplayDataOutput, ExecuteResultOutput, MimeBundle } from '../../../model/notebook.ts'

type Displayed = DisplayDataOutput | ExecuteResultOutput

interface Content {
  readonly data: MimeBundle
  readonly metadata: JsonObject
}

/** An output whose `display_id` lets later messages change it. */
export interface Displays {
  /** Registers an output; what it returns gives the output as it stands in the end. */
  add(displayId: string, output: Displayed): () => Displayed
  /** Changes all outputs displayed so far under this id, in any cell. False where there is none. */
  update(displayId: string, content: Content): boolean
}

/** One for all messages of a run, since an update may come from another request than the display. */
export function createDisplays(): Displays {
  // An update is stored once, not per output, so that many outputs under one id cannot make it slow.
  const updates = new Map<string, { readonly at: number; readonly content?: Content }>()
  let now = 0
  return {
    add(displayId, output) {
      const at = ++now
      if (!updates.has(displayId)) updates.set(displayId, { at: 0 })
      return () => {
        const latest = updates.get(displayId)
        return latest?.content && latest.at > at ? { ...output, ...latest.content } : output
      }
    },
    update(displayId, content) {
      if (!updates.has(displayId)) return false
      updates.set(displayId, { at: ++now, content })
      return true
    },
  }
}
