import { dirname } from 'node:path'
import type { Settings } from './settings.ts'

/** Options for the images that a notebook refers to by relative path. */
export function imagesFor(input: string, { images }: Settings) {
  if (images === false) return {}
  if (input !== '-') return { images, imageFolder: dirname(input) }
  return images.root === undefined ? {} : { images, imageFolder: images.root }
}
