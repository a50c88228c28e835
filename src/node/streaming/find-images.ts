import { type Assets, type ImageFile, type OnWarning, prepareAssets, type ResolveImage } from '../../index.ts'
import type { NotebookCells } from './notebook-source.ts'

/** What `prepareAssets` finds for a whole notebook. The images are in memory all at once. */
export async function findImages(
  cells: NotebookCells,
  resolvers: readonly ResolveImage[],
  onWarning: OnWarning | undefined,
): Promise<Assets> {
  const images = new Map<string, string>()
  if (resolvers.length === 0) return { images }
  const reported = new Set<string>()
  const asked = new Set<string>()
  const askOnce = async (reference: string): Promise<ImageFile | undefined> => {
    if (asked.has(reference)) return undefined
    asked.add(reference)
    for (const resolve of resolvers) {
      const file = await resolve(reference)
      if (file !== undefined) return file
    }
    return undefined
  }
  for await (const batch of cells.all())
    for (const { cell, index } of batch) {
      const assets = await prepareAssets(
        { ...cells.frame, cells: [cell] },
        {
          resolveImage: askOnce,
          ...(onWarning && {
            onWarning: (warning) =>
              onWarning({ ...warning, pointer: warning.pointer.replace('/cells/0', `/cells/${index}`) }),
          }),
        },
      )
      for (const [reference, uri] of assets.images) images.set(reference, uri)
      for (const reference of assets.reported ?? []) reported.add(reference)
    }
  return { images, reported }
}
