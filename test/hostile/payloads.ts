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
