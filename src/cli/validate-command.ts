import type { Command } from './option.ts'

export const validateCommand: Command = {
  name: 'validate',
  summary: 'Check notebooks and task runs against their schemas.',
  usage: 'validate INPUT… [--json] [options]',
  description: `INPUT is a notebook (.ipynb), the output of a task run as JSON, a report that embeds its notebook, or - for standard
input. Every violation is printed to standard output as FILE:LINE:COLUMN: error[CODE] POINTER: what is wrong, as editors
and terminals take it to jump there. Lines and columns count from 1, columns in UTF-16 units, and are left out where
there is no such place. Nothing is mended. What an export would warn of in a task run is printed as warning[CODE], and
the run is valid all the same.`,
  options: [
    {
      name: 'from',
      value: 'SYSTEM',
      help: 'What the input is, where it is not recognised:\n{sources}.',
    },
    {
      name: 'limit',
      value: 'NAME=N',
      multiple: true,
      help: 'Raise a limit for input you trust, or lower it. May be repeated:\n{limits}.',
    },
    {
      name: 'json',
      help: `Print one JSON document instead: [{file, valid, kind, violations,
warnings}], kind as "notebook, nbformat 4.5"; each violation and warning
is {code, message, pointer, line, column, help}. What is not known is not there.`,
    },
    { name: 'quiet', short: 'q', help: 'Say nothing of valid files.' },
    { name: 'help', short: 'h', help: 'Show this.' },
  ],
  examples: [
    ['platen validate *.ipynb', 'Checks them all; exit code 1 if one is not valid.'],
    ["platen validate --json run.json | jq '.[].violations'", 'For programs.'],
  ],
  hints: { format: 'Use --json.', strict: 'Validation is always strict.' },
}
