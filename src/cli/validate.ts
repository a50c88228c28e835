import { checkInput, type InputCheck, type InputViolation } from './check-input.ts'
import type { Console } from './console.ts'
import { limitsOf } from './limit-option.ts'
import type { ParsedArguments } from './option.ts'
import { printable, printableJson } from './printable.ts'
import { displayName } from './report.ts'
import { sourceOf } from './settings.ts'
import { UsageError } from './usage-error.ts'

/**
 * `platen validate`: every input on its own, all violations of each.
 *
 * @returns the exit code: 0, or 1 where an input is not valid
 * @throws UsageError before anything is read
 */
export async function runValidate(args: ParsedArguments, console: Console): Promise<number> {
  const { inputs, flags } = args
  if (inputs.length === 0) throw new UsageError('there is no input', 'Name a file, or - for standard input.')
  const from = await sourceOf(args)
  const limits = limitsOf(args)
  const checks: { file: string; check: InputCheck }[] = []
  for (const [index, input] of inputs.entries()) {
    const file = displayName(input)
    console.progress(`${inputs.length > 1 ? `[${index + 1}/${inputs.length}] ` : ''}${file} …`)
    const check = await checkInput(input, from, limits)
    checks.push({ file, check })
    if (!flags.has('json')) print(file, check, console, flags.has('quiet'))
  }
  console.progress('')
  if (flags.has('json')) console.result(printableJson(checks.map(({ file, check }) => ({ file, ...check }))))
  const invalid = checks.filter(({ check }) => !check.valid).length
  if (inputs.length > 1) console.info(`${inputs.length - invalid} of ${inputs.length} inputs are valid`)
  return invalid === 0 ? 0 : 1
}

function print(
  file: string,
  { valid, kind, violations, warnings = [] }: InputCheck,
  console: Console,
  quiet: boolean,
): void {
  for (const violation of violations) {
    console.result(violationLine(file, violation))
    // Not among the results: one line is one violation.
    if (violation.help !== undefined) console.info(`  help: ${violation.help}`)
  }
  if (!quiet) for (const warning of warnings) console.result(violationLine(file, warning, 'warning'))
  if (valid && !quiet) console.result(printable(`${file}: valid (${kind})`))
}

/** As compilers print it, so that editors and terminals can jump there. */
function violationLine(
  file: string,
  violation: InputViolation,
  level: 'error' | 'warning' = 'error',
): string {
  const { code, pointer, line, column, message } = violation
  const position = line === undefined ? '' : `:${line}:${column ?? 1}`
  return printable(`${file}${position}: ${level}[${code}]${pointer && ` ${pointer}`}: ${message}`)
}
