import { html, trustedHtml } from '../safe-html.ts'
import type { MimeRenderer } from '../scope.ts'
import { base64Data } from './base64-data.ts'
import { pixels } from './image.ts'

/** Sound and film that the notebook holds, for the reader to play. */
export const mediaRenderer: MimeRenderer = {
  mimeTypes: ['audio/*', 'video/*'],
  rank: 95,
  render(data, context) {
    const { mimeType, metadata } = context
    const base64 = base64Data(data, context)
    if (base64 === undefined || !/^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(mimeType)) return undefined
    // A type of plain characters and checked base64, megabytes of it.
    const source = trustedHtml(`data:${mimeType};base64,${base64}`)
    return mimeType.startsWith('audio')
      ? html`<audio controls src="${source}"></audio>`
      : html`<video controls src="${source}"${pixels('width', metadata.width)}${pixels('height', metadata.height)}></video>`
  },
}
