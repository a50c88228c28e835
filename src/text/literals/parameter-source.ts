import type { Param } from '../../model/task-run.ts'
import { jsonText } from '../json-text.ts'
import type { ParameterSyntax } from './syntax.ts'
import { parameterSyntax } from './syntaxes.ts'

// Everything some language takes for the end of a line.
const LINE_ENDS = /[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029\u0000]+/g

/**
 * Parameters as source code, one assignment per line, with type and description in a comment behind. What the
 * language cannot write is a comment, `# name: JSON`. Nothing in a parameter can end its string or comment.
 */
export function parameterSource(params: readonly Param[], language: string): string {
  const syntax = parameterSyntax(language)
  return params.map((param) => parameterLine(param, syntax)).join('\n')
}

function parameterLine(param: Param, syntax: ParameterSyntax): string {
  const about = [param.type, param.description].filter((part) => part !== undefined && part !== '').join(': ')
  const statement = syntax.assign(param.name, param.value)
  if (statement !== undefined) return about === '' ? statement : `${statement}  ${comment(about, syntax)}`
  return comment(`${param.name}: ${jsonText(param.value, true)}${about === '' ? '' : `  (${about})`}`, syntax)
}

function comment(text: string, syntax: ParameterSyntax): string {
  return syntax.comment + text.replace(LINE_ENDS, ' ')
}
