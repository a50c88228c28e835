import { readFileSync } from 'node:fs'
import type { NotebookTemplate } from '../src/model/notebook-template.ts'
import { notebookTemplateSchema } from '../src/model/notebook-template-schema.ts'
import { checkSchema } from '../src/model/schema/check.ts'

/** Reads and checks one notebook template. */
export function compileNotebookTemplate(path: string): NotebookTemplate {
  const template = JSON.parse(readFileSync(path, 'utf8')) as NotebookTemplate
  const [violation] = checkSchema(notebookTemplateSchema, template)
  if (violation) throw new Error(`${path}${violation.pointer}: ${violation.message}`)
  // What it is for is said where it is written, and takes no room in browsers.
  const { description: _, ...rules } = template
  return rules
}
