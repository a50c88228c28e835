import { markdownCell } from '../draft.ts'
import type { ItemReader } from '../item-reader.ts'

/** A Markdown cell. */
export const readMarkdown: ItemReader<'markdown'> = ({ text }) => [markdownCell(text, { kind: 'markdown' })]
