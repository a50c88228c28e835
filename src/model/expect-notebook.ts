import { PlatenError } from '../errors.ts'

/** For callers without types: an .ipynb's text or the payload of a job is not yet a notebook. */
export function expectNotebook(value: unknown): void {
  if (typeof value === 'object' && value !== null && 'cells' in value && Array.isArray(value.cells)) return
  throw new PlatenError({
    code: 'NOT_A_NOTEBOOK',
    message: 'This is not a notebook of the model.',
    help: 'Pass what fromIpynb or fromTaskRun returned.',
  })
}
