import type { Option } from './option.ts'

const group = 'Secrets, masked before the changes and once more behind them'

export const redactOptions: readonly Option[] = [
  {
    name: 'redact',
    value: 'NAME',
    group,
    multiple: true,
    help: 'Mask the values of this parameter, variable, key, column … and\nwherever else they stand. May be repeated.',
  },
  {
    name: 'redact-header',
    value: 'NAME',
    group,
    multiple: true,
    help: 'Mask the values of this HTTP header, such as Authorization.',
  },
  {
    name: 'redact-pattern',
    value: 'REGEXP',
    group,
    multiple: true,
    help: 'Mask what this JavaScript regular expression matches, or its\ngroup (?<secret>…). One that backtracks can take forever.',
  },
  {
    name: 'redact-tokens',
    group,
    help: 'Mask what looks like a well-known kind of token or private key.',
  },
]
