import type { Command, Option } from './option.ts'

const PROGRAM = `Turns the output of task runs, and Jupyter notebooks, into HTML reports and IPYNB files.`
const EXIT_CODES = `Exit codes: 0 all went well, 1 some inputs failed, 2 the command line is wrong.`

/** `platen --help`. */
export function programHelp(commands: readonly Command[]): string {
  return [
    PROGRAM,
    '',
    'Usage:',
    ...commands.map(({ usage }) => `  platen ${usage}`),
    '',
    'Commands:',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options:',
    ...columns([
      ['-h, --help', 'Show this, or with a command, all about it.'],
      ['    --version', 'Show the version.'],
    ]),
    '',
    EXIT_CODES,
    '',
  ].join('\n')
}

/** What the core knows: `{sources}` and `{limits}` in the text of an option become these. */
export interface HelpFacts {
  readonly sources: readonly string[]
  readonly limits: readonly string[]
}

/** `platen COMMAND --help`. */
export function commandHelp(command: Command, { sources, limits }: HelpFacts): string {
  return [
    `Usage: platen ${command.usage}`,
    '',
    command.description,
    '',
    ...optionGroups(command.options, (text) =>
      text.replace('{sources}', inLines(sources)).replace('{limits}', inLines(limits)),
    ),
    'Examples:',
    ...command.examples.flatMap(([commandLine, meaning]) => [`  ${commandLine}`, `      ${meaning}`]),
    '',
    EXIT_CODES,
    '',
  ].join('\n')
}

/** Each group's heading and its options, in one column throughout. */
function optionGroups(options: readonly Option[], fill: (text: string) => string): string[] {
  const width = Math.max(...options.map((option) => optionTitle(option).length)) + 2
  const groups = [...new Set(options.map(groupOf))]
  return groups.flatMap((group) => [
    `${group}:`,
    ...columns(
      options
        .filter((option) => groupOf(option) === group)
        .map((option) => [optionTitle(option), fill(option.help)]),
      width,
    ),
    '',
  ])
}

function groupOf({ group = 'Options' }: Option): string {
  return group
}

/** Names with commas, as lines that fit beside the options. */
function inLines(names: readonly string[]): string {
  const lines: string[] = ['']
  for (const [index, name] of names.entries()) {
    const last = lines.length - 1
    const text = index === 0 ? name : `${lines[last]}, ${name}`
    if (text.length > 70) lines.splice(last, 1, `${lines[last]},`, name)
    else lines[last] = text
  }
  return lines.join('\n')
}

function optionTitle({ name, short, value }: Option): string {
  return `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`
}

function columns(
  rows: readonly (readonly [left: string, right: string])[],
  width = Math.max(...rows.map(([left]) => left.length)) + 2,
): string[] {
  return rows.flatMap(([left, right]) =>
    right.split('\n').map((line, at) => `  ${(at === 0 ? left : '').padEnd(width)}${line}`),
  )
}
