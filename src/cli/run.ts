import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { similarName } from '../text/similar.ts'
import { createConsole, type Output } from './console.ts'
import { exportCommand } from './export-command.ts'
import { reportFailure } from './failure.ts'
import { commandHelp, programHelp } from './help.ts'
import type { Command } from './option.ts'
import { parseCommand } from './parse.ts'
import { printable } from './printable.ts'
import { UsageError } from './usage-error.ts'
import { validateCommand } from './validate-command.ts'
import { VERSION } from './version.ts'
import { createWriteOut } from './write-out.ts'

const COMMANDS: readonly Command[] = [exportCommand, validateCommand]
const COMMAND_NAMES = [...COMMANDS.map(({ name }) => name), 'help']
const OPTIONS = ['--help', '--version']

/** What the program sees of the process around it. */
export interface Surroundings {
  readonly stdout: Writable & Output
  readonly stderr: Output
  readonly environment: { readonly [name: string]: string | undefined }
}

/** Runs the program and returns its exit code: 0, 1 where inputs failed, 2 where the command line is wrong. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const command = COMMANDS.find(({ name }) => name === args[0])
  try {
    if (command) return await runCommand(command, args.slice(1), surroundings)
    return await runProgram(args, surroundings)
  } catch (error) {
    const name = command ? `platen ${command.name}` : 'platen'
    if (!(error instanceof UsageError))
      return reportFailure(surroundings.stderr, name, error, wantsStack(args, surroundings))
    surroundings.stderr.write(`${name}: ${printable(error.message)}\n`)
    if (error.help) surroundings.stderr.write(`  help: ${printable(error.help)}\n`)
    surroundings.stderr.write(`Run "${name} --help" for all about it.\n`)
    return 2
  }
}

function wantsStack(args: readonly string[], { environment }: Surroundings): boolean {
  return Boolean(environment.PLATEN_DEBUG) || args.includes('-v') || args.includes('--verbose')
}

/** What there is without a command. */
async function runProgram(args: readonly string[], { stdout, stderr }: Surroundings): Promise<number> {
  const [first, second] = args
  if (first === undefined) {
    stderr.write(programHelp(COMMANDS))
    return 2
  }
  if (first === '--version' || first === '-V') {
    stdout.write(`${VERSION}\n`)
    return 0
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    const about = COMMANDS.find(({ name }) => name === second)
    stdout.write(about ? await helpFor(about) : programHelp(COMMANDS))
    return 0
  }
  if (first.startsWith('-')) throw new UsageError(`there is no option ${first}`, didYouMean(first, OPTIONS))
  const similar = existsSync(first) ? undefined : didYouMean(first, COMMAND_NAMES)
  throw new UsageError(
    `there is no command "${first}"`,
    similar ?? `To export a file: platen export ${first}`,
  )
}

function didYouMean(given: string, names: readonly string[]): string | undefined {
  const similar = similarName(given, names)
  return similar && `Did you mean platen ${similar}?`
}

async function helpFor(command: Command): Promise<string> {
  const [{ sourceNames }, { limitNames }] = await Promise.all([
    import('./parse-task-run.ts'),
    import('./limit-option.ts'),
  ])
  return commandHelp(command, { sources: sourceNames(), limits: limitNames() })
}

async function runCommand(
  command: Command,
  args: readonly string[],
  { stdout, stderr, environment }: Surroundings,
): Promise<number> {
  const parsed = parseCommand(command, args)
  if (parsed.flags.has('help')) {
    stdout.write(await helpFor(command))
    return 0
  }
  const console = createConsole({ stdout, stderr }, environment, parsed.flags.has('quiet'))
  // Loaded only now: everything before answers without the weight of the renderer.
  if (command === exportCommand) {
    const { runExport } = await import('./export.ts')
    return runExport(parsed, console, createWriteOut(stdout))
  }
  const { runValidate } = await import('./validate.ts')
  return runValidate(parsed, console)
}
