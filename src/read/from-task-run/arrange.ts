import type { NotebookTemplate, TemplateSection } from '../../model/notebook-template.ts'
import type { OutputItem } from '../../model/task-run.ts'

export interface Section {
  /** Undefined where none is to be shown. */
  readonly heading: string | undefined
  readonly items: readonly PlacedItem[]
}

export interface PlacedItem {
  readonly item: OutputItem
  /** Its place in the run's outputs. */
  readonly index: number
}

/** Sorts the items of a run into the sections of a template. Those no section names come last, in run order. */
export function arrange(outputs: readonly OutputItem[], template: NotebookTemplate): readonly Section[] {
  const sections = [...template.sections, { kinds: [] }].map((rules: TemplateSection) => ({
    rules,
    items: [] as PlacedItem[],
  }))
  for (const [index, item] of outputs.entries()) {
    const section = sections.find(({ rules }) => rules.kinds.includes(item.kind)) ?? sections.at(-1)!
    section.items.push({ item, index })
  }
  const filled = sections.filter(({ items }) => items.length > 0)
  return filled.map(({ rules, items }) => ({
    heading: showsHeading(rules, items, filled.length) ? rules.heading : undefined,
    items: rules.order === 'kinds' ? inOrderOf(rules.kinds, items) : items,
  }))
}

function showsHeading(rules: TemplateSection, items: readonly PlacedItem[], filled: number): boolean {
  if (rules.showHeading === 'always') return true
  if (rules.showHeading === 'never') return false
  return filled > 1 && items[0]?.item.kind !== 'notebook'
}

function inOrderOf(kinds: TemplateSection['kinds'], items: readonly PlacedItem[]): readonly PlacedItem[] {
  return [...items].sort((a, b) => kinds.indexOf(a.item.kind) - kinds.indexOf(b.item.kind))
}
