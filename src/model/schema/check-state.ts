import { escapePointerToken } from '../../text/pointer.ts'
import type { JsonSchema } from './json-schema.ts'
import type { Violation } from './violation.ts'

/** Where a value stands: a list from the inside out, made into a pointer only when something is wrong there. */
export type Path = { readonly parent: Path; readonly token: string | number } | undefined

/** One value still to be checked. */
export interface Task {
  readonly schema: JsonSchema
  readonly value: unknown
  readonly path: Path
  /** Already known to be wrong, and waiting for its turn in document order. */
  readonly problem?: string
}

/** One run of the checker. */
export interface Check {
  readonly definitions: { readonly [name: string]: JsonSchema }
  readonly violations: Violation[]
  readonly stack: Task[]
  /** How many undecided `oneOf` are being tried inside each other. */
  readonly trials: number
}

export function report(check: Check, path: Path, message: string): void {
  check.violations.push({ pointer: pointerOf(path), message })
}

const REF = /^#\/definitions\/([^/]+)$/

/** The schema itself, or the one its `$ref` leads to. */
export function resolve(check: Check, schema: JsonSchema): JsonSchema {
  let resolved = schema
  while (resolved.$ref !== undefined) {
    const name = REF.exec(resolved.$ref)?.[1]
    const target = name === undefined ? undefined : check.definitions[name]
    if (!target) throw new Error(`schema: ${resolved.$ref} is not defined`)
    resolved = target
  }
  return resolved
}

function pointerOf(path: Path): string {
  const tokens: string[] = []
  for (let at = path; at; at = at.parent) tokens.push(escapePointerToken(String(at.token)))
  return tokens
    .reverse()
    .map((token) => `/${token}`)
    .join('')
}
