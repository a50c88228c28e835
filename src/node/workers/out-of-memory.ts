import { PlatenError } from '../../index.ts'

/** @param memory MiB of heap that a worker may take; undefined for V8's own limit */
export function outOfMemory(memory: number | undefined): PlatenError {
  const amount = memory === undefined ? 'more memory than there is' : `more than ${memory} MiB of memory`
  return new PlatenError({
    code: 'LIMIT_EXCEEDED',
    message: `It takes ${amount}.`,
    help: 'Clear its largest outputs, or give it more memory.',
  })
}
