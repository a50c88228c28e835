import { markdownLink } from '../../../text/markdown-link.ts'
import { markdownCell } from '../draft.ts'
import type { ItemReader } from '../item-reader.ts'

/** A Markdown cell with the link. */
export const readLink: ItemReader<'link'> = ({ label, url }) => {
  const link = { ...(label === undefined ? {} : { label }), url }
  return [markdownCell(markdownLink(label ?? url, url), { kind: 'link', link })]
}
