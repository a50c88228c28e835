import { itemSchemas } from './item-schemas.ts'
import type { NotebookTemplate, TemplateSection } from './notebook-template.ts'
import type { ItemKind } from './task-run.ts'
import { choice, list, object, optional, text } from './typed-schema.ts'

const ITEM_KINDS = Object.fromEntries(Object.keys(itemSchemas).map((kind) => [kind, true])) as Record<
  ItemKind,
  true
>

/** The JSON Schema of {@link NotebookTemplate}. */
export const notebookTemplateSchema = object<NotebookTemplate>({
  description: optional(text('For people.')),
  sections: list(
    object<TemplateSection>({
      heading: optional(text()),
      showHeading: optional(choice({ auto: true, always: true, never: true }, 'Default auto.')),
      kinds: list(choice<ItemKind>(ITEM_KINDS)),
      order: optional(choice({ run: true, kinds: true }, 'Default run.')),
    }),
    'In the order they stand in the notebook.',
  ),
})
