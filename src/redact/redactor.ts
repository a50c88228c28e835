import { PlatenError } from '../errors.ts'
import { type Limits, limitsOf } from '../limits.ts'
import { createCellIds } from '../model/cell-id.ts'
import { expectNotebook } from '../model/expect-notebook.ts'
import { itemSchemas } from '../model/item-schemas.ts'
import type { Cell, Notebook } from '../model/notebook.ts'
import type { TaskRunMeta, TaskRunOutput } from '../model/task-run.ts'
import { parseTaskRun } from '../read/from-task-run/parse-task-run.ts'
import type { Transform } from '../transforms/transform.ts'
import type { OnWarning } from '../warnings.ts'
import { cutPointer } from './cut-pointer.ts'
import { openItem } from './open-item.ts'
import { notebook as notebookPlace, run as runPlace } from './places.ts'
import { type CheckedRules, checkRules, type RedactRules } from './rules.ts'
import { TextRedactor } from './text-redactor.ts'
import { learning, masking } from './treatment.ts'
import { walk } from './walk.ts'

export interface RedactOptions {
  /** Overrides of `limits`; `jsonDepth` matters here. */
  readonly limits?: Partial<Limits>
  /**
   * Hears with code `REDACTED` how many places of an item or cell were masked, never of what, and whether values
   * there are too short to be masked elsewhere. Default: nobody.
   */
  readonly onWarning?: OnWarning
}

/** Rules made ready. Immutable: one serves any number of exports. */
export interface Redaction {
  /**
   * Begins an export. A redactor remembers the values it has seen under secret names and masks them in what it is
   * given later, so it is for one export only: the run, then the notebook made from it, then texts around them.
   */
  readonly start: (options?: RedactOptions) => Redactor
}

/** Masks the secrets of one export. */
export interface Redactor {
  /**
   * @throws PlatenError `INVALID_TASK_RUN`, `INVALID_JSON`, `LIMIT_EXCEEDED`, all without a quotation; the pointer ends
   *   before the first key that is the run's own
   */
  readonly taskRun: (run: TaskRunOutput) => TaskRunOutput
  /** @throws PlatenError `NOT_A_NOTEBOOK` */
  readonly notebook: Transform
  /** Any text, such as a file name or a line of a log. */
  readonly text: (text: string) => string
  /**
   * Of the names and headers of the rules, those that nothing was called in what it was given so far. A name with a slip in
   * it masks nothing, and whoever gave it believes that it does.
   */
  readonly unusedNames: () => readonly string[]
}

/**
 * What masks secrets in task runs, in the notebooks made from them and in texts around them: the option `redact` of
 * `exportTaskRunOutput`.
 *
 * @throws PlatenError `INVALID_OPTION` for rules that are none
 */
export function redaction(rules: RedactRules): Redaction {
  const checkedRules = checkRules(rules)
  return Object.freeze({ start: (options = {}) => startRedactor(checkedRules, options) })
}

function startRedactor(rules: CheckedRules, options: RedactOptions): Redactor {
  const { onWarning } = options
  const limits = limitsOf(options.limits)
  const redactor = new TextRedactor(rules)
  const mask = masking(redactor)
  const learn = learning(redactor)
  const withShort = new Set<string>()
  const learnAt = (pointer: string, work: () => void) => {
    const before = redactor.shortValues
    work()
    if (redactor.shortValues > before) withShort.add(pointer)
  }
  /** Runs `work` and tells how much it masked. */
  const telling = <T>(pointer: string, work: () => T): T => {
    const before = redactor.places
    const result = work()
    const places = redactor.places - before
    const message = `${places} ${places === 1 ? 'place' : 'places'} redacted`
    if (places > 0) onWarning?.({ code: 'REDACTED', message, pointer })
    if (withShort.delete(pointer)) {
      const short = 'a value of a named secret is too short to be masked elsewhere'
      onWarning?.({ code: 'REDACTED', message: short, pointer })
    }
    return result
  }
  const tellIfFull = () => {
    const message = 'There are too many secret values; some are redacted only where they are named'
    if (redactor.isFull) onWarning?.({ code: 'FALLBACK', message, pointer: '' })
  }
  return {
    taskRun(given) {
      const { version, meta, outputs } = checked(given, options)
      const items = outputs.map((item) => openItem(item, limits))
      learnAt('/meta', () => walk(meta, runPlace, learn))
      for (const [i, item] of items.entries()) learnAt(`/outputs/${i}`, () => item.walk(learn))
      tellIfFull()
      const newMeta: TaskRunMeta = telling('/meta', () => walk(meta, runPlace, mask))
      const newOutputs = items.map((item, i) => telling(`/outputs/${i}`, () => item.walk(mask)))
      const isSame = newMeta === meta && newOutputs.every((item, i) => item === outputs[i])
      return isSame ? given : { version, meta: newMeta, outputs: newOutputs }
    },
    notebook(given) {
      expectNotebook(given)
      const { cells, ...rest } = given
      learnAt('/metadata', () => walk(rest, notebookPlace, learn))
      for (const [i, cell] of cells.entries()) learnAt(`/cells/${i}`, () => walk(cell, notebookPlace, learn))
      tellIfFull()
      const newRest = telling('/metadata', () => walk(rest, notebookPlace, mask))
      const newCells = cells.map((cell, i) => telling(`/cells/${i}`, () => walk(cell, notebookPlace, mask)))
      if (newRest === rest && newCells.every((cell, i) => cell === cells[i])) return given
      return { ...newRest, cells: withNewIds(cells, newCells) } as Notebook
    },
    text: (text) => redactor.text(text),
    unusedNames: () => redactor.unusedNames,
  }
}

/** {@link redaction} for a run alone. */
export function redactTaskRun(
  run: TaskRunOutput,
  rules: RedactRules,
  options?: RedactOptions,
): TaskRunOutput {
  return redaction(rules).start(options).taskRun(run)
}

/**
 * {@link redaction} as a transform; each notebook on its own. Put it first, and also last where another
 * transform adds text.
 */
export function redactNotebook(rules: RedactRules, options?: RedactOptions): Transform {
  const { start } = redaction(rules)
  return (notebook) => start(options).notebook(notebook)
}

/** The message of a violation quotes what was found, which may be a secret. */
function checked(run: TaskRunOutput, options: RedactOptions): TaskRunOutput {
  try {
    return parseTaskRun(run, options)
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    const pointer = cutPointer(run, error.pointer)
    throw new PlatenError({
      code: error.code,
      message: `Not a task run${kindAt(run, pointer)}. What is wrong is not quoted, because secrets are to be redacted.`,
      pointer,
      help: 'Check the run with parseTaskRun where its content may be seen.',
    })
  }
}

/** Which kind of item a pointer leads to, if it is one we know. */
function kindAt(run: TaskRunOutput, pointer: string): string {
  const index = /^\/outputs\/(\d+)/.exec(pointer)?.[1]
  const kind: unknown = index === undefined ? undefined : run.outputs[Number(index)]?.kind
  return typeof kind === 'string' && Object.hasOwn(itemSchemas, kind)
    ? `: see the item of kind "${kind}"`
    : ''
}

/** Ids that were masked, or made from a source that was, are made anew: an id is a fingerprint of its source. */
function withNewIds(before: readonly Cell[], after: readonly Cell[]): readonly Cell[] {
  const isStale = (cell: Cell, i: number) => {
    const old = before[i]!
    if (cell.id !== old.id) return true
    return cell.source !== old.source && old.id.startsWith(createCellIds().derive(old.cell_type, old.source))
  }
  const ids = createCellIds(after.filter((cell, i) => !isStale(cell, i)).map(({ id }) => id))
  return after.map((cell, i) =>
    isStale(cell, i) ? { ...cell, id: ids.derive(cell.cell_type, cell.source) } : cell,
  )
}
