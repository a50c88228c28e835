import type { MimeBundle } from '../../model/notebook.ts'

/** What Python says of a thing that is there to be displayed: `<IPython.core.display.HTML object>`. */
const OF_A_DISPLAY = /^\s*<IPython\.[\w.]+ (?:object|at 0x[0-9a-f]+)>\s*$/

/** Whether the bundle's plain text only says that there is something else to see. */
export function textSaysNothing(bundle: MimeBundle): boolean {
  const text = bundle['text/plain']
  return typeof text === 'string' && OF_A_DISPLAY.test(text)
}
