import type { JsonValue } from '../../model/json.ts'
import { compactBase64 } from '../../text/base64.ts'
import type { MimeContext } from '../scope.ts'

/** Base64 data in one line; warns where it is none. */
export function base64Data(data: JsonValue, { mimeType, scope }: MimeContext): string | undefined {
  const base64 = typeof data === 'string' ? compactBase64(data) : undefined
  if (base64 === undefined) scope.warn('INVALID_DATA', `Data of type ${mimeType} is not base64`)
  return base64
}
