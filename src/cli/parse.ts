import { type ParseArgsConfig, parseArgs } from 'node:util'
import { similarName } from '../text/similar.ts'
import type { Command, ParsedArguments } from './option.ts'
import { UsageError } from './usage-error.ts'

/**
 * Reads a command's arguments. `--name value`, `--name=value`, `-n value`, `--` before names that start with `-`.
 *
 * @throws UsageError for an option that does not exist, lacks its value, has one it does not take, or is repeated
 */
export function parseCommand(command: Command, args: readonly string[]): ParsedArguments {
  const parsed = parseArgs({
    args: [...args],
    options: parserOptions(command),
    allowPositionals: true,
    // Not strict, because its messages speak of parseArgs; every token is checked below.
    strict: false,
    tokens: true,
  })
  const inputs: string[] = []
  const flags = new Set<string>()
  const values = new Map<string, string[]>()
  for (const token of parsed.tokens) {
    if (token.kind === 'positional') inputs.push(token.value)
    if (token.kind !== 'option') continue
    const option = command.options.find(({ name }) => name === token.name)
    if (!option) throw unknownOption(command, token.rawName)
    if (option.value === undefined) {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`)
      flags.add(option.name)
      continue
    }
    if (token.value === undefined) throw new UsageError(`${token.rawName} needs a value: ${option.value}`)
    if (!token.inlineValue && /^-./.test(token.value)) {
      throw new UsageError(
        `${token.rawName} needs a value: ${option.value}`,
        `A value that starts with - is given as --${option.name}=${token.value}`,
      )
    }
    const given = values.get(option.name) ?? []
    if (given.length > 0 && !option.multiple) throw new UsageError(`${token.rawName} is given more than once`)
    values.set(option.name, [...given, token.value])
  }
  return { inputs, flags, values }
}

function parserOptions(command: Command): ParseArgsConfig['options'] {
  return Object.fromEntries(
    command.options.map(({ name, short, value }) => [
      name,
      { type: value === undefined ? 'boolean' : 'string', ...(short ? { short } : {}) } as const,
    ]),
  )
}

function unknownOption(command: Command, given: string): UsageError {
  const name = given.replace(/^-+/, '')
  const hint = Object.hasOwn(command.hints, name) ? command.hints[name] : undefined
  const similar = similarName(
    name,
    command.options.map((option) => option.name),
  )
  const advice = hint ?? (similar && `Did you mean --${similar}?`)
  return new UsageError(`there is no option ${given}`, advice)
}
