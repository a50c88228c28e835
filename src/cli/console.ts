import type { ErrorDetails } from '../index.ts'
import type { PointedInto } from './parsed-input.ts'
import { printable } from './printable.ts'

/** An error or warning, as the command line says it. */
export type Message = Pick<ErrorDetails, 'message' | 'pointer' | 'help' | 'line' | 'column'> & {
  readonly code: string
  /** What the pointer leads into. Default: the input. */
  readonly document?: PointedInto
}

/** What the command line needs of a stream; `process.stdout` and `process.stderr` are such. */
export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** All a command says. Names and messages come from outside and are made safe to print here, and only here. */
export interface Console {
  /** A line of results, to standard output. */
  result(line: string): void
  /** What went well, to standard error; not when quiet. */
  info(line: string): void
  /** `name: warning[CODE] /pointer: message`, to standard error; not when quiet. */
  warning(name: string, warning: Message): void
  /** `name: error[CODE] at /pointer (line L, column C): message` and a line of help, to standard error. */
  error(name: string, error: Message): void
  /** One line that the next one replaces, on a terminal only; '' takes it away. */
  progress(text: string): void
}

/** What reading an input needs of a console. */
/** An error or warning, as the command line says it. */
export type MessageConsole = Pick<Console, 'info' | 'error'>

const STYLES = { bold: '1', red: '1;31', yellow: '1;33', dim: '2' } as const

export function createConsole(
  streams: { readonly stdout: Output; readonly stderr: Output },
  environment: { readonly [name: string]: string | undefined },
  quiet: boolean,
): Console {
  const { stdout, stderr } = streams
  const terminal = stderr.isTTY === true && environment.TERM !== 'dumb'
  const colors = terminal && !environment.NO_COLOR
  let pending = false

  const style = (name: keyof typeof STYLES, text: string) =>
    colors ? `\x1b[${STYLES[name]}m${text}\x1b[0m` : text
  const clear = () => {
    if (pending) stderr.write('\r\x1b[2K')
    pending = false
  }
  const say = (line: string) => {
    clear()
    stderr.write(`${line}\n`)
  }
  const subject = (name: string) => style('bold', `${printable(name)}:`)

  return {
    result(line) {
      clear()
      stdout.write(`${line}\n`)
    },
    info(line) {
      if (!quiet) say(printable(line))
    },
    warning(name, { code, pointer, message, document }) {
      if (quiet) return
      const place = pointer ? ` ${printable(pointer)}${owner(document)}` : ''
      say(`${subject(name)} ${style('yellow', `warning[${code}]`)}${place}: ${printable(message)}`)
    },
    error(name, error) {
      say(
        `${subject(name)} ${style('red', `error[${error.code}]`)}${place(error)}: ${printable(error.message)}`,
      )
      if (error.help) say(style('dim', `  help: ${printable(error.help)}`))
    },
    progress(text) {
      if (quiet || !terminal) return
      clear()
      if (text === '') return
      stderr.write(printable(text).slice(0, Math.max(10, (stderr.columns ?? 80) - 1)))
      pending = true
    },
  }
}

function owner(document: PointedInto | undefined): string {
  return document === undefined || document === 'input' ? '' : ` of the ${document} made from it`
}

function place({ pointer, line, column, document }: Message): string {
  const position = line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}`
  if (!pointer) return position && ` at ${position}`
  return ` at ${printable(pointer)}${owner(document)}${position && ` (${position})`}`
}
