import { escapeMarkdown } from './escape-markdown.ts'

const LINKED = /^(?:https?:\/\/|mailto:)/i

/** Whether a URL of unknown origin may become a link: http, https and mailto only. */
export function isLinkable(url: string): boolean {
  return LINKED.test(url.trim())
}

/** A Markdown link. Where the URL must not become one: its label, and the URL as text. */
export function markdownLink(label: string, url: string): string {
  if (!isLinkable(url))
    return label === url ? escapeMarkdown(url) : `${escapeMarkdown(label)} (${escapeMarkdown(url)})`
  return `[${escapeMarkdown(label) || escapeMarkdown(url)}](<${url.trim().replace(UNSAFE, escapeInDestination)}>)`
}

// What ends a destination in angle brackets early, opens a code span or formula, or is read as an entity.
const UNSAFE = /[\s\u0000-\u001f\u007f<>\\`$&]/g

function escapeInDestination(character: string): string {
  if (character === '&') return '&amp;'
  if (character === '$') return '\\$'
  return encodeURIComponent(character)
}
