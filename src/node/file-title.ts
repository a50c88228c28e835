import { parse } from 'node:path'
import type { HtmlOptions } from '../index.ts'

/** Options of a page that is called after its file, where nothing in it says a title. Pipes have no name to go by. */
export function titledAfter<O extends Pick<HtmlOptions, 'fallbackTitle'>>(path: string, html: O): O {
  if (path === '-' || /^\/(?:dev|proc)\//.test(path)) return html
  return { fallbackTitle: parse(path).name, ...html }
}
