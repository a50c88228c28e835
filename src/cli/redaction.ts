import {
  type Notebook,
  type OnWarning,
  PlatenError,
  type TaskRunOutput,
  type Transform,
  type Warning,
} from '../index.ts'
import type { LimitSettings } from './limit-option.ts'
import type { PointedInto } from './parsed-input.ts'
import type { RedactSettings } from './redact-rules.ts'

/** Errors whose messages show what they found, before anybody knows what of it is secret. */
const QUOTING: ReadonlySet<string> = new Set(['INVALID_NOTEBOOK', 'INVALID_TASK_RUN', 'INVALID_SOURCE'])

type Into = (document: PointedInto) => OnWarning

/** Keeps the secrets of one input out of its outputs and out of what is said about it. */
export interface Redaction {
  readonly taskRun: (run: TaskRunOutput) => TaskRunOutput
  readonly notebook: Transform
  /** For the text that other transforms add or put together. */
  readonly transforms: readonly Transform[]
  /** Holds warnings back until it is known what is secret. */
  readonly into: Into
  readonly flush: () => void
  readonly error: (error: unknown) => unknown
  /** Whether something was masked. */
  readonly isUsed: () => boolean
  /** Names to be masked that nothing was called. */
  readonly unusedNames: () => readonly string[]
}

const UNCHANGED: Omit<Redaction, 'into'> = {
  taskRun: (run) => run,
  notebook: (notebook) => notebook,
  transforms: [],
  flush() {},
  error: (error) => error,
  isUsed: () => false,
  unusedNames: () => [],
}

export function createRedaction(
  settings: RedactSettings | undefined,
  { limits }: LimitSettings,
  into: Into,
): Redaction {
  if (!settings) return { ...UNCHANGED, into }
  let used = false
  const held: (readonly [PointedInto, Warning])[] = []
  const hold: Into = (document) => (warning) => held.push([document, warning])
  const onWarning: OnWarning = (warning) => {
    if (warning.code === 'REDACTED') used = true
    else hold('task run')(warning)
  }
  const { taskRun, notebook, text, unusedNames } = settings.redaction.start({ limits, onWarning })
  return {
    taskRun,
    notebook,
    transforms: [(given: Notebook) => notebook(given)],
    into: hold,
    flush() {
      for (const [document, { code, message, pointer }] of held.splice(0))
        into(document)({ code, message: text(message), pointer: text(pointer) })
    },
    error(error) {
      if (!(error instanceof PlatenError)) return error
      const { code, message, pointer, help, line, column } = error
      return new PlatenError({
        code,
        message: QUOTING.has(code)
          ? 'It is not valid; what is wrong is not quoted, because secrets are to be redacted.'
          : text(message),
        pointer: text(pointer),
        ...(help !== undefined && { help }),
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      })
    },
    isUsed: () => used,
    unusedNames,
  }
}
