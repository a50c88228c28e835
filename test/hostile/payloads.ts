import { existsSync, readFileSync } from 'node:fs'
import { sharedPath } from '../support/shared.ts'

/** HTML somebody once got past a sanitiser, or wrote to try one. */
export interface Payload {
  /** `file source-id`, for messages. */
  readonly id: string
  readonly html: string
}

const FILES = [
  'dompurify-expect',
  'h5sc',
  'sanitize-html-tests',
  'bleach',
  'nbconvert-sanitize',
  'advisories',
] as const

export const hasVectors = existsSync(sharedPath('vectors', `${FILES[0]}.json`))

/** All published payloads; empty where the folder with them is not there. */
export function publishedPayloads(): readonly Payload[] {
  if (!hasVectors) return []
  return FILES.flatMap((file) => {
    const entries = JSON.parse(readFileSync(sharedPath('vectors', `${file}.json`), 'utf8')) as readonly {
      id: string
      payload: string
    }[]
    return entries.map(({ id, payload }) => ({ id: `${file} ${id}`, html: payload }))
  })
}

const BREAKS_OUT = /<\/script>[\s\S]*<(?:script|img|svg|iframe)/i
const STARTS_ACTING = /^\s*<(?:script>|img[^>]+onerror|svg[^>]*onload|body[^>]*onload|input[^>]*autofocus)/i

/** Payloads that act in any browser of today, in text and from within a script: most act in one place, or did once. */
export function surePayloads(): readonly string[] {
  const html = publishedPayloads().map((payload) => payload.html)
  const [out, plain] = [BREAKS_OUT, STARTS_ACTING].map((pattern) => html.filter((text) => pattern.test(text)))
  return out!.flatMap((text, i) => [text, plain![i % plain!.length]!])
}
