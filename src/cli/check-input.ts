import { basename } from 'node:path'
import { fromTaskRun, type Limits, PlatenError, type TaskRunOutput, validateNotebook } from '../index.ts'
import { readInput } from '../node/index.ts'
import { fromAny } from '../sources/index.ts'
import { commandLineHelp, commandLineMessage, type LimitSettings } from './limit-option.ts'
import { locate, type Position } from './locate.ts'
import { ipynbInPage } from './page-input.ts'
import { recognised, sourceTitle } from './parse-task-run.ts'
import { JUPYTER, PLATEN } from './parsed-input.ts'
import { decode, unexpected, withoutPosition } from './report.ts'

/** Sources whose payloads are notebooks as they are. */
const NOTEBOOKS: ReadonlySet<string> = new Set([JUPYTER, 'papermill'])

/** What `platen validate` found out about one input. */
export interface InputCheck {
  readonly valid: boolean
  /** For people: `notebook, nbformat 4.5`; absent where it could not be told. */
  readonly kind?: string
  /** In the order of the input. */
  readonly violations: readonly InputViolation[]
  /** What an export would warn of when it reads the run; it is valid all the same. Only where there is something. */
  readonly warnings?: readonly InputViolation[]
}

export interface InputViolation extends Partial<Position> {
  readonly code: string
  readonly message: string
  readonly pointer: string
  readonly help?: string
}

/**
 * Checks one input: a notebook against nbformat's schema, a task run against its system's.
 *
 * @param from The source's name, where it is not to be recognised.
 */
export async function checkInput(
  path: string,
  from: string | undefined,
  { limits, inputBytes }: LimitSettings,
): Promise<InputCheck> {
  let input: Uint8Array | undefined
  try {
    input = await readInput(path, inputBytes === undefined ? {} : { maxBytes: inputBytes })
    const name = path === '-' ? {} : { name: basename(path) }
    const ipynb = await ipynbInPage(input, { from, limits, ...name })
    if (ipynb !== undefined) return checkEmbedded(ipynb, limits)
    const asked = from ?? (path.toLowerCase().endsWith('.ipynb') ? JUPYTER : undefined)
    const source = asked ?? recognised(input, { limits, ...name })
    return NOTEBOOKS.has(source) ? checkNotebook(input, limits) : checkTaskRun(input, source, limits)
  } catch (error) {
    if (!(error instanceof PlatenError))
      return { valid: false, violations: [{ pointer: '', ...unexpected(error) }] }
    return { valid: false, violations: located(input, [violationOf(error)]) }
  }
}

/** The notebook of a report. What is wrong in it has a place in the notebook, but none in the page. */
function checkEmbedded(ipynb: Uint8Array, limits: Partial<Limits>): InputCheck {
  const { kind, violations, ...check } = checkNotebook(ipynb, limits)
  return {
    ...check,
    ...(kind !== undefined && { kind: `${kind}, embedded in a report` }),
    violations: violations.map(({ line: _line, column: _column, ...violation }) => violation),
  }
}

function checkNotebook(input: Uint8Array, limits: Partial<Limits>): InputCheck {
  requireJson(input, limits)
  const { valid, nbformat, violations } = validateNotebook(input, { limits })
  const code = nbformat === undefined ? 'NOT_A_NOTEBOOK' : 'INVALID_NOTEBOOK'
  const kind = nbformat === undefined ? {} : { kind: `notebook, nbformat ${nbformat}` }
  return {
    valid,
    ...kind,
    violations: located(
      input,
      violations.map((violation) => ({ code, ...violation, ...versionHelp(nbformat, violation.pointer) })),
    ),
  }
}

/** Where the text is not even JSON, what is wrong has a line and a column. */
function requireJson(input: Uint8Array, limits: Partial<Limits>): void {
  try {
    fromAny(input, { from: JUPYTER, limits })
  } catch (error) {
    if (!(error instanceof PlatenError && error.code === 'NOT_A_NOTEBOOK')) throw error
  }
}

/** Help for a version that is not checked; the schema of 4 allows no other. */
function versionHelp(nbformat: string | undefined, pointer: string): { help?: string } {
  const major = Number.parseInt(nbformat ?? '', 10)
  if (pointer !== '/nbformat' || Number.isNaN(major) || major === 4) return {}
  const older = major < 4 ? '; platen export upgrades older notebooks' : ''
  return { help: `Validation covers nbformat 4${older}.` }
}

function checkTaskRun(input: Uint8Array, source: string, limits: Partial<Limits>): InputCheck {
  const isInput = source === PLATEN
  const warnings: InputViolation[] = []
  const run = fromAny(input, { from: source, limits, onWarning: (warning) => warnings.push(warning) })
  const violations = [...notebookViolations(run, isInput, limits)]
  fromTaskRun(run, {
    limits,
    onWarning({ code, message, pointer }) {
      // What is wrong in a notebook is among the violations.
      if (isInNotebook(run, pointer)) return
      if (isInput) warnings.push({ code, message, pointer })
      else
        warnings.push({
          code,
          message: `at ${pointer} of the task run made from it, ${message}`,
          pointer: '',
        })
    },
  })
  return {
    valid: violations.length === 0,
    kind: isInput ? sourceTitle(source) : `task run, ${sourceTitle(source)}`,
    violations: located(input, violations),
    ...(warnings.length > 0 && { warnings: located(input, warnings) }),
  }
}

function isInNotebook({ outputs }: TaskRunOutput, pointer: string): boolean {
  const index = /^\/outputs\/(\d+)\/content/.exec(pointer)?.[1]
  return index !== undefined && outputs[Number(index)]?.kind === 'notebook'
}

/** What is wrong in the notebooks of a run. */
function* notebookViolations(
  run: TaskRunOutput,
  isInput: boolean,
  limits: Partial<Limits>,
): Iterable<InputViolation> {
  for (const [index, item] of run.outputs.entries()) {
    if (item.kind !== 'notebook') continue
    const place = `/outputs/${index}/content`
    for (const { pointer, message } of validateNotebook(item.content, { limits }).violations) {
      const code = 'INVALID_NOTEBOOK'
      // Text in a string has no pointer of its own, and a run that was made from the input has none in it.
      const inside = typeof item.content === 'string' && pointer !== '' ? `at ${pointer} in it, ` : ''
      if (isInput && inside === '') yield { code, pointer: `${place}${pointer}`, message }
      else if (isInput) yield { code, pointer: place, message: `${inside}${message}` }
      else
        yield { code, pointer: '', message: `at ${place}${pointer} of the task run made from it, ${message}` }
    }
  }
}

function violationOf(error: PlatenError): InputViolation {
  const { code, pointer, line, column } = error
  const message = commandLineMessage(withoutPosition(error))
  const help = commandLineHelp(error.help)
  const position = line === undefined ? {} : { line, ...(column !== undefined && { column }) }
  return { code, message, pointer, ...position, ...(help !== undefined && { help }) }
}

/** The violations with line and column, where the input is text and they do not have them. */
function located(
  input: Uint8Array | undefined,
  violations: readonly InputViolation[],
): readonly InputViolation[] {
  const text = input && violations.some(needsPlace) ? decode(input) : undefined
  if (text === undefined) return violations
  const positions = locate(
    text,
    violations.filter(needsPlace).map(({ pointer }) => pointer),
  )
  return violations.map((violation) =>
    needsPlace(violation) ? { ...violation, ...positions.get(violation.pointer) } : violation,
  )
}

function needsPlace({ line, code }: InputViolation): boolean {
  return line === undefined && code !== 'INVALID_JSON'
}
