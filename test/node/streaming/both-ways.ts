import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  defaultTransforms,
  fromIpynb,
  type HtmlOptions,
  type Limits,
  type OnWarning,
  PlatenError,
  type Transform,
} from '../../../src/index.ts'
import { type FileFormat, renderOutput } from '../../../src/node/index.ts'
import { NotStreamable } from '../../../src/node/streaming/notebook-file.ts'
import { NotebookSource } from '../../../src/node/streaming/notebook-source.ts'
import { renderSource } from '../../../src/node/streaming/render-source.ts'

export interface Way {
  readonly format: FileFormat
  readonly limits?: Partial<Limits>
  readonly html?: HtmlOptions
  /** Default `defaultTransforms`. */
  readonly transforms?: (onWarning: OnWarning) => readonly Transform[]
}

/** What came of an export: a text or an error, and what was said on the way. */
export interface Outcome {
  readonly text?: string
  readonly error?: unknown
  readonly said: readonly string[]
}

/** Undefined for what cannot be streamed. */
export type Streamed = (
  bytes: Uint8Array | string,
  way: Way,
  pieceSize?: number,
) => Promise<Outcome | undefined>

/** Exports with all of the notebook in memory. */
export function inMemory(bytes: Uint8Array, way: Way): Promise<Outcome> {
  return outcome(async (onWarning) => {
    const { transforms = () => defaultTransforms, format, ...options } = way
    const notebook = fromIpynb(bytes, { ...(options.limits && { limits: options.limits }), onWarning })
    const pieces = await renderOutput(notebook, format, {
      ...options,
      onWarning,
      transforms: transforms(onWarning),
    })
    return pieces.join('')
  })
}

/** Exports cell by cell. Made for a file of tests: it has a folder of its own, which `remove` removes. */
export function createStreamed(): { readonly streamed: Streamed; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'platen-streamed-'))
  const path = join(folder, 'a.ipynb')
  const streamed: Streamed = async (bytes, way, pieceSize) => {
    writeFileSync(path, bytes)
    const found = await outcome(async (onWarning) => {
      const { transforms = () => defaultTransforms, format, ...options } = way
      const source = await NotebookSource.open(path, { ...options, onWarning, pieceSize })
      try {
        const pieces = await renderSource(source, format, {
          ...options,
          onWarning,
          transforms: transforms(onWarning),
        })
        let text = ''
        for await (const piece of pieces) text += piece
        return text
      } finally {
        await source.close()
      }
    })
    return found.error instanceof NotStreamable ? undefined : found
  }
  return { streamed, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

async function outcome(run: (onWarning: OnWarning) => Promise<string>): Promise<Outcome> {
  const said: string[] = []
  try {
    const text = await run(({ code, pointer, message }) => said.push(`${code} ${pointer} ${message}`))
    return { text, said }
  } catch (error) {
    if (error instanceof NotStreamable) return { error, said }
    if (error instanceof PlatenError) return { error: error.toJSON(), said }
    throw error
  }
}
