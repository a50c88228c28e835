import { type Assets, type ImageFile, type OnWarning, prepareAssets, type ResolveImage } from '../../index.ts'
import type { NotebookCells } from './notebook-source.ts'

/** What `prepareAssets` finds for a whole notebook. The images are in memory all at once. */
export async function findImages(
  cells: NotebookCells,
  resolveImage: ResolveImage,
  onWarning: OnWarning | undefined,
): Promise<Assets> {
  const images = new Map<string, string>()
  const reported = new Set<string>()
  const asked = new Set<string>()
  const askOnce = async (reference: string): Promise<ImageFile | undefined> => {
    if (asked.has(reference)) return undefined
    asked.add(reference)
    return resolveImage(reference)
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
