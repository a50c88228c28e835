import { PlatenError, validateNotebook } from '../index.ts'
import { readInput } from '../node/index.ts'
import { detectSource, fromAny } from '../sources/index.ts'
import { locate, type Position } from './locate.ts'
import { JUPYTER, sourceTitle, unknownInput } from './parse-input.ts'
import { decode, unexpected } from './report.ts'

/** What `platen validate` found out about one input. */
export interface InputCheck {
  readonly valid: boolean
  /** For people: `notebook, nbformat 4.5`; absent where it could not be told. */
  readonly kind?: string
  /** In the order of the input. */
  readonly violations: readonly InputViolation[]
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
export async function checkInput(path: string, from: string | undefined): Promise<InputCheck> {
  let input: Uint8Array | undefined
  try {
    input = await readInput(path)
    const recognised = detectSource(input)
    const asked = from ?? (path.toLowerCase().endsWith('.ipynb') ? JUPYTER : undefined)
    const source = asked ?? recognised
    if (source === undefined) throw unknownInput()
    return source === JUPYTER ? checkNotebook(input) : checkTaskRun(input, source)
  } catch (error) {
    if (!(error instanceof PlatenError))
      return { valid: false, violations: [{ pointer: '', ...unexpected(error) }] }
    return { valid: false, violations: located(input, [violationOf(error)]) }
  }
}

function checkNotebook(input: Uint8Array): InputCheck {
  const { valid, nbformat, violations } = validateNotebook(input)
  const code = nbformat === undefined ? 'NOT_A_NOTEBOOK' : 'INVALID_NOTEBOOK'
  const kind = nbformat === undefined ? {} : { kind: `notebook, nbformat ${nbformat}` }
  return {
    valid,
    ...kind,
    violations: located(
      input,
      violations.map((violation) => ({ code, ...violation })),
    ),
  }
}

function checkTaskRun(input: Uint8Array, source: string): InputCheck {
  fromAny(input, { from: source })
  return { valid: true, kind: `task run, ${sourceTitle(source)}`, violations: [] }
}

function violationOf({ code, message, pointer, help, line, column }: PlatenError): InputViolation {
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
