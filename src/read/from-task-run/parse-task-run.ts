import { PlatenError } from '../../errors.ts'
import { type Limits, limitsOf } from '../../limits.ts'
import { plainNumbers } from '../../model/plain-numbers.ts'
import { checkSchema, type Violation } from '../../model/schema/check.ts'
import type { TaskRunOutput } from '../../model/task-run.ts'
import { taskRunOutputSchema } from '../../model/task-run-schema.ts'
import { type JsonInput, loadJson } from '../load-json.ts'

export interface ParseTaskRunOptions {
  /** Overrides of `limits`; `jsonDepth` matters here. */
  readonly limits?: Partial<Limits>
}

const SHOWN_VIOLATIONS = 10

/**
 * Checks that a value is a task run and returns it. Text and bytes are parsed first (bare NaN and ±Infinity are
 * taken, as Python writes them); a parsed object is accepted too, though int64 ids may already be lost in it, and
 * is shared, so it must not be changed afterwards.
 *
 * Items of a kind this version does not know pass: `fromTaskRun` keeps and shows them.
 *
 * @throws PlatenError INVALID_TASK_RUN with the pointer of the first violation and a message that names up to ten;
 *   INVALID_ENCODING, INVALID_JSON, LIMIT_EXCEEDED
 */
export function parseTaskRun(value: unknown, options: ParseTaskRunOptions = {}): TaskRunOutput {
  const tree = loadJson(value as JsonInput, limitsOf(options.limits))
  const violations = checkSchema(taskRunOutputSchema, tree)
  if (violations.length > 0) throw invalid(violations)
  // Checked: the schema and the type agree, see typed-schema.ts.
  return plainNumbers(taskRunOutputSchema, tree) as unknown as TaskRunOutput
}

function invalid(violations: readonly Violation[]): PlatenError {
  const shown = violations
    .slice(0, SHOWN_VIOLATIONS)
    .map(({ pointer, message }) => `${pointer || 'the whole input'}: ${message}`)
  const rest = violations.length - shown.length
  return new PlatenError({
    code: 'INVALID_TASK_RUN',
    message: `Not a task run. ${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`,
    pointer: violations[0]!.pointer,
    help: 'Compare it with platen/task-run-output.schema.json, or use the adapter of its job system in platen/sources.',
  })
}
