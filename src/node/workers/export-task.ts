import type { HtmlOptions, Limits, Notebook, Warning } from '../../index.ts'
import type { FileFormat } from '../file-format.ts'
import type { RenderOutputOptions } from '../render-output.ts'
import type { ThrownReply } from './reply.ts'

/** What a settings module exports as its default: what holds for every notebook and is made of functions. */
export interface ExportPoolSettings extends Pick<RenderOutputOptions, 'transforms' | 'html'> {
  /** How bytes become a notebook. Default `fromIpynb`. */
  readonly read?: (bytes: Uint8Array) => Notebook
}

/** One notebook to be exported. */
export interface ExportPoolInput extends Pick<RenderOutputOptions, 'imageFolder' | 'images'> {
  /**
   * The file's bytes. They are handed over to a worker: where they are all of their ArrayBuffer, that is empty
   * afterwards; otherwise they are copied.
   */
  readonly bytes: Uint8Array
  readonly format: FileFormat
  /** Go before those of the settings. Without functions. */
  readonly html?: Omit<HtmlOptions, 'assets' | 'onWarning' | 'mimeRenderers'>
  readonly limits?: Partial<Limits>
}

/** What a worker is started with. */
export interface ExportWorkerData {
  /** The URL of the settings module. */
  readonly settings: string | undefined
  readonly memory: number | undefined
}

/** An input as it is sent to a worker. */
export interface ExportTask extends Omit<ExportPoolInput, 'bytes'> {
  readonly buffer: ArrayBuffer
}

/** What a worker makes of it. */
export interface ExportTaskResult {
  readonly warnings: readonly Warning[]
  readonly bytes?: Uint8Array<ArrayBuffer>
  /** Instead of bytes. */
  readonly failure?: ThrownReply
}
