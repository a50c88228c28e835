import { displayData, outputCell } from '../draft.ts'
import type { ItemReader } from '../item-reader.ts'
import { mimeEssence } from '../mime-type.ts'

/** An image output; alt text and size go into the output's metadata, under its MIME type, as kernels do it. */
export const readImage: ItemReader<'image'> = (item, { warn }) => {
  const { mimeType, data, alt, width, height, title } = item
  const essence = mimeEssence(mimeType)
  if (essence === undefined)
    warn('INVALID_DATA', `${JSON.stringify(mimeType)} is not a MIME type`, '/mimeType')
  const key = essence ?? 'application/octet-stream'
  const details = {
    ...(alt === undefined ? {} : { alt }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  }
  const output = displayData(
    { [key]: data, ...(alt === undefined ? {} : { 'text/plain': alt }) },
    Object.keys(details).length === 0 ? {} : { [key]: details },
  )
  return [outputCell([output], { kind: 'image', ...(key === mimeType ? {} : { mimeType }) }, title ?? alt)]
}
