import { dirname } from 'node:path'
import type { Settings } from './settings.ts'

/** Options for the images that a notebook refers to. */
export function imagesFor(input: string, { images, remoteImages }: Settings) {
  const remote = remoteImages === undefined ? {} : { remoteImages }
  if (images === false) return remote
  if (input !== '-') return { ...remote, images, imageFolder: dirname(input) }
  return images.root === undefined ? remote : { ...remote, images, imageFolder: images.root }
}
