import { invalidOption } from '../../errors.ts'
import { notebookTemplates } from '../../generated/templates.ts'
import type { NotebookTemplate } from '../../model/notebook-template.ts'
import { notebookTemplateSchema } from '../../model/notebook-template-schema.ts'
import { checkSchema } from '../../model/schema/check.ts'
import type { Words } from '../../words/words.ts'
import { wordsFor } from '../../words/words-for.ts'
import type { FromTaskRunOptions } from './options.ts'

/**
 * A template by name, or the caller's own.
 *
 * @throws PlatenError INVALID_OPTION, with a pointer into the options
 */
export function resolveTemplate(options: FromTaskRunOptions): NotebookTemplate {
  const words = wordsFor(options)
  const { template = 'generic' } = options
  if (typeof template === 'string') return shipped(template, words)
  const [violation] = checkSchema(notebookTemplateSchema, template)
  if (!violation) return template
  throw invalidOption(
    `/template${violation.pointer}`,
    `The template is not valid: ${violation.message}.`,
    'A template is {sections: [{heading, kinds: [kinds of output items]}]}.',
  )
}

/** Its headings are in the language that is asked for. */
function shipped(name: string, words: Words): NotebookTemplate {
  const templates: Readonly<Record<string, NotebookTemplate>> = notebookTemplates
  if (!Object.hasOwn(templates, name))
    throw invalidOption(
      '/template',
      `There is no template ${JSON.stringify(name)}`,
      `Pass a template of your own, or one of ${Object.keys(templates).join(', ')}.`,
    )
  const said = {
    Summary: words.summary,
    Parameters: words.inputs,
    Results: words.results,
    Logs: words.logs,
    Errors: words.errors,
  }
  const sections = templates[name]!.sections.map((section) => ({
    ...section,
    heading: said[section.heading as keyof typeof said],
  }))
  return { sections }
}
