import type { Option } from './option.ts'

export const redactOptions: readonly Option[] = [
  {
    name: 'redact',
    value: 'NAME',
    multiple: true,
    help: 'Mask the values of this parameter, variable, key, column … and\nwherever else they stand. May be repeated.',
  },
  {
    name: 'redact-header',
    value: 'NAME',
    multiple: true,
    help: 'Mask the values of this HTTP header, such as Authorization.',
  },
  {
    name: 'redact-pattern',
    value: 'REGEXP',
    multiple: true,
    help: 'Mask what this JavaScript regular expression matches, or its\ngroup (?<secret>…).',
  },
  { name: 'redact-tokens', help: 'Mask what looks like a well-known kind of token or private key.' },
]
