import { PlatenError, type Warning } from '../index.ts'
import type { Console } from './console.ts'
import { commandLineHelp, commandLineMessage } from './limit-option.ts'
import { locate, type Position } from './locate.ts'
import type { PointedInto } from './parsed-input.ts'
import { UsageError } from './usage-error.ts'

const SHOWN = 10

/** What users see an input called. */
export function displayName(input: string): string {
  return input === '-' ? '<stdin>' : input
}

/** A warning, also one that only the command line has. */
export type AnyWarning = Omit<Warning, 'code'> & { readonly code: string; readonly document: PointedInto }

type WarningConsole = Pick<Console, 'warning' | 'info'>

/**
 * Prints warnings as they come, up to ten per input unless all are asked for. What two formats of an input both
 * warn about is said once.
 */
export class WarningPrinter {
  readonly #console: WarningConsole
  readonly #name: string
  readonly #limit: number
  readonly #said = new Set<string>()
  #repairs = 0

  constructor(console: WarningConsole, name: string, verbose: boolean) {
    this.#console = console
    this.#name = name
    this.#limit = verbose ? Number.POSITIVE_INFINITY : SHOWN
  }

  get count(): number {
    return this.#said.size
  }

  /** How many of them are of repairs. */
  get repairs(): number {
    return this.#repairs
  }

  add(warning: AnyWarning): void {
    const { code, pointer, message, document } = warning
    const before = this.#said.size
    this.#said.add(`${document} ${code} ${pointer} ${message}`)
    if (this.#said.size === before) return
    if (code === 'REPAIRED') this.#repairs++
    if (before < this.#limit)
      this.#console.warning(this.#name, { ...warning, message: commandLineMessage(message) })
  }

  /** Says how many were not shown. */
  finish(): void {
    const more = this.count - this.#limit
    if (more > 0)
      this.#console.info(`${this.#name}: ${more} more ${more === 1 ? 'warning' : 'warnings'}; -v shows all`)
  }
}

/**
 * Prints why an input failed.
 *
 * @param document What the error's pointer leads into.
 * @param place Where that is in the input, if the error does not say so itself.
 * @returns what is wrong, and where, in one line
 * @throws UsageError for an option whose value was refused: every input would fail alike
 */
export function reportError(
  console: Pick<Console, 'error'>,
  name: string,
  error: unknown,
  document: PointedInto,
  place?: Position,
): string {
  if (!(error instanceof PlatenError)) {
    const fault = unexpected(error)
    console.error(name, fault)
    return fault.message
  }
  if (error.code === 'INVALID_OPTION') throw new UsageError(error.message, error.help)
  const { code, pointer, line, column } = error
  const help = commandLineHelp(error.help)
  const message = commandLineMessage(withoutPosition(error))
  console.error(name, { code, message, pointer, document, help, line, column, ...place })
  return pointer === '' ? message : `${pointer}: ${message}`
}

/** The message of an error whose position is said beside it. */
export function withoutPosition({
  message,
  line,
  column,
}: {
  message: string
  line?: number | undefined
  column?: number | undefined
}): string {
  const said = new RegExp(`,? at line ${line}, column ${column ?? 1}`)
  return line === undefined ? message : message.replace(said, '')
}

/** Line and column of a value in an input. */
export function placeIn(input: Uint8Array, pointer: string): Position | undefined {
  const text = decode(input)
  return text === undefined ? undefined : locate(text, [pointer]).get(pointer)
}

/** UTF-8 text without its byte order mark; undefined where it is not that. */
export function decode(input: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input)
  } catch {
    return undefined
  }
}

/** An error that is none of the input's: one of ours. */
export function unexpected(error: unknown) {
  return {
    code: 'INTERNAL',
    message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    help: 'This is a fault in Platen. Please report it with the input that caused it.',
  }
}
