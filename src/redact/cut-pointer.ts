import { joinPointer, splitPointer } from '../text/pointer.ts'
import { RUN_KEYS } from './places.ts'

/**
 * The start of a pointer into a run, as far as it says nothing of the run's own: indices of lists, and keys the
 * schema knows.
 */
export function cutPointer(run: unknown, pointer: string): string {
  let cut = ''
  let value = run
  for (const token of splitPointer(pointer)) {
    const isPublic = Array.isArray(value) ? /^\d+$/.test(token) : RUN_KEYS.has(token)
    if (!isPublic || typeof value !== 'object' || value === null) break
    cut = joinPointer(cut, token)
    value = Object.hasOwn(value, token) ? (value as Record<string, unknown>)[token] : undefined
  }
  return cut
}
