import { type FileHandle, open, stat } from 'node:fs/promises'
import { isHtml, type JsonValue, type Limits, PlatenError } from '../../index.ts'
import { emptyInput, inLargerText, parseJson } from '../../kernel.ts'
import { readError } from '../file-error.ts'
import { fileText, hasChanged, type OpenFile } from './file-text.ts'
import { longestText } from './memory.ts'
import { CellReader, type NotebookShape, ShapeReader, tooLarge } from './notebook-parts.ts'
import { type NotebookParts, NotebookSplitter, SplitProblem } from './split-notebook.ts'
import { isAtEnd, TextPlace } from './text-place.ts'

/** The file is none that can be read cell by cell; `reason` follows "it". */
export class NotStreamable extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}

export interface NotebookFileOptions {
  readonly limits: Limits
  /** Bytes of memory that one cell may take, or all that stands beside the cells. */
  readonly memory: number
  /** Bytes that are read at once; for tests. */
  readonly pieceSize?: number | undefined
}

/** A notebook's file, of which some cells at a time are in memory. */
export class NotebookFile {
  readonly #file: OpenFile
  readonly #modified: bigint
  readonly #options: NotebookFileOptions
  /** The number of the list of cells that counts. */
  #list = 0

  private constructor(file: OpenFile, modified: bigint, options: NotebookFileOptions) {
    this.#file = file
    this.#modified = modified
    this.#options = options
  }

  /**
   * @throws PlatenError `READ_FAILED`
   * @throws NotStreamable where it is a pipe or a device
   */
  static async open(path: string, options: NotebookFileOptions): Promise<NotebookFile> {
    try {
      // Before it is opened: who writes into a pipe would find that its reader has gone.
      if (!(await stat(path)).isFile()) throw new NotStreamable('is not a regular file')
      const handle = await open(path, 'r')
      if (isHtml(await beginningOf(handle))) {
        await handle.close()
        throw new NotStreamable('is a page')
      }
      const { size, mtimeNs } = await handle.stat({ bigint: true })
      return new NotebookFile({ handle, path, size: Number(size) }, mtimeNs, options)
    } catch (error) {
      throw error instanceof NotStreamable ? error : readError(error, path)
    }
  }

  close(): Promise<void> {
    return this.#file.handle.close()
  }

  /**
   * Reads all of the text once.
   *
   * @throws PlatenError what reading it at once throws; `LIMIT_EXCEEDED` for what does not fit into memory
   * @throws NotStreamable where it is not an object
   */
  async scan(signal?: AbortSignal): Promise<NotebookShape> {
    const shape = new ShapeReader(this.#options.limits, this.#options.memory)
    const splitter = this.split(shape)
    let problem: SplitProblem | undefined
    let isBlank = true
    for await (const text of this.text(signal)) {
      isBlank &&= text.trim() === ''
      // Where the rest cannot be decoded, that is the error.
      problem ??= problemOf(() => splitter.push(text))
    }
    if (isBlank) throw emptyInput()
    problem ??= problemOf(() => splitter.end())
    if (problem !== undefined) throw await this.#explain(problem, shape)
    await this.#expectUnchanged()
    this.#list = shape.lists
    return shape.finish()
  }

  /** The cells, some at a time. After {@link scan}. */
  async *cells(signal?: AbortSignal): AsyncGenerator<readonly JsonValue[]> {
    const parts = new CellReader(this.#options.limits, this.#list)
    const splitter = this.split(parts)
    try {
      for await (const text of this.text(signal)) {
        splitter.push(text)
        const cells = parts.take()
        if (cells.length > 0) yield cells
        if (parts.isDone) break
      }
    } catch (error) {
      // It was read before, and all was well.
      throw error instanceof SplitProblem ? hasChanged(this.#file) : error
    }
    await this.#expectUnchanged()
  }

  split(parts: NotebookParts): NotebookSplitter {
    return new NotebookSplitter(parts, longestText(this.#options.memory))
  }

  async *text(signal?: AbortSignal): AsyncGenerator<string> {
    for await (const text of fileText(this.#file, this.#options.pieceSize)) {
      signal?.throwIfAborted()
      yield text
    }
  }

  /** @param offset in UTF-16 units */
  async placeOf(offset: number): Promise<TextPlace> {
    const place = new TextPlace()
    let left = offset
    for await (const text of this.text()) {
      place.advance(text.slice(0, left))
      left -= Math.min(text.length, left)
      if (left === 0) break
    }
    return place
  }

  async #expectUnchanged(): Promise<void> {
    const { size, mtimeNs } = await this.#file.handle.stat({ bigint: true })
    if (Number(size) !== this.#file.size || mtimeNs !== this.#modified) throw hasChanged(this.#file)
  }

  /** What reading the whole text at once would have thrown. */
  async #explain({ kind, context, text, offset }: SplitProblem, shape: ShapeReader): Promise<Error> {
    const error = parseError(context + text, this.#options.limits)
    if (error !== undefined && (kind === 'syntax' || !isAtEnd(error, context + text))) {
      const { line, column } = await this.placeOf(offset)
      return inLargerText(error, { line, column: column - context.length })
    }
    return kind === 'no-object' ? new NotStreamable('is no JSON object') : tooLarge(shape.place)
  }
}

async function beginningOf(handle: FileHandle): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(1_024), position: 0 })
  return buffer.subarray(0, bytesRead)
}

function parseError(text: string, { jsonDepth }: Limits): PlatenError | undefined {
  try {
    parseJson(text, { nan: true, maxDepth: jsonDepth })
    return undefined
  } catch (error) {
    if (error instanceof PlatenError) return error
    throw error
  }
}

function problemOf(push: () => void): SplitProblem | undefined {
  try {
    push()
    return undefined
  } catch (error) {
    if (error instanceof SplitProblem) return error
    throw error
  }
}
