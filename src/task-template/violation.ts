import { PlatenError } from '../index.ts'

/** One thing that is wrong with a template. */
export interface TemplateViolation {
  /** Where: a JSON pointer into the .ipynb, or a sheet and its cell, `Parameters!B3`. */
  readonly pointer: string
  readonly message: string
}

const SHOWN = 20

/** All that is wrong in one error: the first place is its pointer, the message names up to twenty. */
export function invalidTemplate(violations: readonly TemplateViolation[], what: string): PlatenError {
  const shown = violations
    .slice(0, SHOWN)
    .map(({ pointer, message }) => `${pointer || 'the whole input'}: ${message}`)
  const rest = violations.length - shown.length
  return new PlatenError({
    code: 'INVALID_TASK_TEMPLATE',
    message: `Not a template of a task. ${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`,
    pointer: violations[0]?.pointer ?? '',
    help: `Mend these fields, or export the template anew; ${what} lists all of them.`,
  })
}
