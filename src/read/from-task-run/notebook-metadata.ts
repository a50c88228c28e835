import type { NotebookMetadata } from '../../model/notebook.ts'
import type { OutputItem } from '../../model/task-run.ts'
import { withPlaten } from './draft.ts'
import { detailsOf } from './item-cells.ts'
import { languageOf } from './language.ts'
import { objectAt } from './messages/message.ts'
import type { Preparation } from './prepare.ts'

/**
 * Metadata of the whole notebook: those of the run's first notebook, with what the job system said about it; and
 * the language, where parameters had to be written in one.
 */
export function notebookMetadata(
  outputs: readonly OutputItem[],
  { metadata, items }: Preparation,
  language: string,
): NotebookMetadata {
  const main = outputs[items.findIndex(({ isMain }) => isMain)]
  const named = outputs.some(({ kind }) => kind === 'params') ? withLanguage(metadata, language) : metadata
  if (!main) return named
  const details = detailsOf(main)
  const described = Object.keys(details).length === 0 ? named : withPlaten(named, details)
  return outputs.length === 1 && main.title !== undefined ? withTitle(described, main.title) : described
}

function withLanguage(metadata: NotebookMetadata, language: string): NotebookMetadata {
  if (languageOf(metadata) !== undefined) return metadata
  return { ...metadata, language_info: { ...objectAt(metadata, 'language_info'), name: language } }
}

/** A run that is one notebook gets no heading; the title its item has goes here. */
function withTitle(metadata: NotebookMetadata, title: string): NotebookMetadata {
  return metadata.title === undefined ? { ...metadata, title } : withPlaten(metadata, { title })
}
