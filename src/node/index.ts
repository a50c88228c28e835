export type { Content } from './content.ts'
export { type ExportFileOptions, exportFile, type WrittenFile } from './export-file.ts'
export { type ExportNotebookFileOptions, exportNotebookFile } from './export-notebook-file.ts'
export type { FileFormat } from './file-format.ts'
export { createFolderImageResolver, type FolderImageOptions } from './folder-images.ts'
export { type ReadInputOptions, readInput } from './read-input.ts'
export { createRemoteImageResolver, type RemoteImageOptions } from './remote-images.ts'
export { type RenderOutputOptions, renderOutput } from './render-output.ts'
export {
  createExportPool,
  type ExportPool,
  type ExportPoolOptions,
  type ExportPoolResult,
} from './workers/export-pool.ts'
export type { ExportPoolInput, ExportPoolSettings } from './workers/export-task.ts'
export { type WriteFileOptions, writeFileAtomic } from './write-file-atomic.ts'
