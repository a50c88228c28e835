import { invalidOption } from '../../errors.ts'
import { notebookTemplates } from '../../generated/templates.ts'
import type { NotebookTemplate } from '../../model/notebook-template.ts'
import { notebookTemplateSchema } from '../../model/notebook-template-schema.ts'
import { checkSchema } from '../../model/schema/check.ts'
import type { FromTaskRunOptions } from './options.ts'

/**
 * A template by name, or the caller's own.
 *
 * @throws PlatenError INVALID_OPTION, with a pointer into the options
 */
export function resolveTemplate(template: FromTaskRunOptions['template'] = 'generic'): NotebookTemplate {
  if (typeof template === 'string') return shipped(template)
  const [violation] = checkSchema(notebookTemplateSchema, template)
  if (!violation) return template
  throw invalidOption(
    `/template${violation.pointer}`,
    `The template is not valid: ${violation.message}.`,
    'A template is {sections: [{heading, kinds: [kinds of output items]}]}.',
  )
}

function shipped(name: string): NotebookTemplate {
  const templates: Readonly<Record<string, NotebookTemplate>> = notebookTemplates
  if (Object.hasOwn(templates, name)) return templates[name]!
  const names = Object.keys(templates).map((one) => JSON.stringify(one))
  throw invalidOption(
    '/template',
    `There is no template ${JSON.stringify(name)}, allowed: ${names.join(', ')}.`,
    'Pass one of these names, or a template object of your own.',
  )
}
