import { invalidOption } from '../errors.ts'

/** For callers without types: a string is no list of strings, though it can be gone through like one. */
export function expectList<T>(value: readonly T[], option: string, help: string): readonly T[] {
  if (Array.isArray(value)) return value
  throw invalidOption(`/${option}`, `${option} is not a list`, help)
}
