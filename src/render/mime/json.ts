import { parsedJson } from '../../text/json/parsed.ts'
import { html } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'
import { renderJson } from './json-tree.ts'

/** JSON as a foldable tree. `IPython.display.JSON` says in the metadata whether to unfold it and what to call it. */
export const jsonRenderer: MimeRenderer = {
  mimeTypes: ['application/json'],
  rank: 45,
  render(data, { metadata: { expanded, root }, scope }) {
    // `root` is what IPython calls it where the author does not.
    const isNamed = typeof root === 'string' && root !== 'root' && root !== ''
    const open = expanded === true ? { open: Number.POSITIVE_INFINITY } : {}
    return renderJson(data, scope, { ...open, ...(isNamed && { label: root }) })
  },
}

/** JSON of vendors' types, where nothing better is in the bundle. */
export const vendorJsonRenderer: MimeRenderer = {
  mimeTypes: ['application/*+json', 'application/*.json', '*'],
  rank: 125,
  render(data, { mimeType, scope }) {
    // Of types that do not tell, only what is a list or an object is taken for JSON.
    const isJson =
      /^application\/.*[+.]json$/.test(mimeType) ||
      isObject(typeof data === 'string' ? parsedJson(data) : data)
    if (!isJson) return undefined
    return html`<details class="pl-placeholder"><summary>${scope.env.words.dataOfType} <code>${mimeType}</code></summary>${renderJson(data, scope)}</details>`
  },
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
