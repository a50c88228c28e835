export {
  type Redaction,
  type RedactOptions,
  type Redactor,
  redaction,
  redactNotebook,
  redactTaskRun,
} from './redactor.ts'
export type { RedactRules } from './rules.ts'
export { tokenPatterns } from './token-patterns.ts'
