import type { PlatenError } from '../index.ts'
import type { Output } from './console.ts'
import { printable } from './printable.ts'

/**
 * Says in one line what ended the program and that nobody foresaw, or why it refused. A stack is for those who mend
 * Platen, and only printed where it is asked for.
 *
 * @param name What was running: `platen export`.
 * @returns the exit code
 */
export function reportFailure(stderr: Output, name: string, error: unknown, withStack: boolean): number {
  if (isPlatenError(error)) {
    stderr.write(`${name}: error[${error.code}]: ${printable(error.message)}\n`)
    if (error.help) stderr.write(`  help: ${printable(error.help)}\n`)
    return error.code === 'INVALID_OPTION' ? 2 : 1
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const more = withStack ? '' : ' (PLATEN_DEBUG=1 shows where)'
  stderr.write(`${name}: internal error: ${printable(what)}; please report it${more}\n`)
  if (withStack && error instanceof Error)
    for (const line of (error.stack ?? '').split('\n').slice(1)) stderr.write(`${printable(line)}\n`)
  return 1
}

/** By its name: the class would bring the whole of the core, which may be what failed to load. */
function isPlatenError(error: unknown): error is PlatenError {
  return error instanceof Error && error.name === 'PlatenError' && 'code' in error
}
