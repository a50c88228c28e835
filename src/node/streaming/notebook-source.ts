import { type Cell, type Limits, limitsOf, type OnWarning } from '../../index.ts'
import {
  assumeMinor,
  type CellTransform,
  checkCount,
  expectArray,
  type NotebookFrame,
  own,
  readCell,
  readFrame,
  readVersion,
  startReading,
} from '../../kernel.ts'
import { memoryForCell } from './memory.ts'
import { NotebookFile, NotStreamable } from './notebook-file.ts'
import { ReplayedIds } from './replayed-ids.ts'

export interface NotebookSourceOptions {
  readonly limits?: Partial<Limits> | undefined
  /** Hears what `fromIpynb` says, in the same order. */
  readonly onWarning?: OnWarning | undefined
  readonly signal?: AbortSignal | undefined
  /** Bytes of memory that one cell may take, or what is kept of all of them. Default: most of the heap. */
  readonly memory?: number | undefined
  /** Bytes that are read at once; for tests. */
  readonly pieceSize?: number | undefined
}

/** A cell that is in the output, and its index in the input. */
export interface PlacedCell {
  readonly cell: Cell
  readonly index: number
}

/** The cells of a notebook's file, transformed: the same however often they are gone through. */
export interface NotebookCells {
  /** What stands around them, transformed. */
  readonly frame: NotebookFrame
  /** Bytes of memory that a cell may take, or what is kept of all of them. */
  readonly memory: number
  /** One way through them, some at a time. */
  all(): AsyncIterable<readonly PlacedCell[]>
}

const SILENT: OnWarning = () => {}

/** A notebook's file that was read once, cell by cell, and is known to be in order. */
export class NotebookSource {
  readonly #file: NotebookFile
  readonly #frame: NotebookFrame
  readonly #minor: number
  readonly #ids: ReplayedIds
  readonly #memory: number
  readonly #signal: AbortSignal | undefined

  private constructor(
    file: NotebookFile,
    first: FirstReading,
    memory: number,
    signal: AbortSignal | undefined,
  ) {
    this.#file = file
    this.#memory = memory
    this.#frame = first.frame
    this.#minor = first.minor
    this.#ids = first.ids
    this.#signal = signal
  }

  /**
   * Does all that `fromIpynb` does, but keep the cells. Close it when done.
   *
   * @throws PlatenError what `fromIpynb` throws; `READ_FAILED`; `LIMIT_EXCEEDED` for a cell that does not fit into memory
   * @throws NotStreamable for what is no file, no object, or a notebook before nbformat 4
   */
  static async open(path: string, options: NotebookSourceOptions): Promise<NotebookSource> {
    const limits = limitsOf(options.limits)
    const { memory = memoryForCell(), pieceSize, onWarning = SILENT, signal } = options
    const file = await NotebookFile.open(path, { limits, memory, pieceSize })
    try {
      return new NotebookSource(file, await readFirst(file, limits, onWarning, signal), memory, signal)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** What stands around the cells. */
  get frame(): NotebookFrame {
    return this.#frame
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  /**
   * The cells behind some transforms. Each of those is heard first about all cells, before the next one, as with a
   * notebook in memory.
   */
  async cells(transforms: readonly CellTransform[]): Promise<NotebookCells> {
    for (const [index, { onWarning }] of transforms.entries())
      if (onWarning) for await (const _ of this.#pass(transforms.slice(0, index + 1), index));
    return {
      frame: startTransforms(this.#frame, transforms).frame,
      memory: this.#memory,
      all: () => this.#pass(transforms),
    }
  }

  async *#pass(
    transforms: readonly CellTransform[],
    speaking?: number,
  ): AsyncGenerator<readonly PlacedCell[]> {
    const reading = { ...startReading(this.#minor, [], SILENT), ids: this.#ids.replaying() }
    const { change } = startTransforms(this.#frame, transforms, speaking)
    let index = 0
    for await (const values of this.#file.cells(this.#signal)) {
      const cells: PlacedCell[] = []
      for (const value of values) {
        const cell = change(readCell(value, `/cells/${index}`, reading))
        if (cell !== undefined) cells.push({ cell, index })
        index++
      }
      yield cells
    }
  }
}

interface FirstReading {
  readonly frame: NotebookFrame
  readonly minor: number
  readonly ids: ReplayedIds
}

async function readFirst(
  file: NotebookFile,
  limits: Limits,
  onWarning: OnWarning,
  signal: AbortSignal | undefined,
): Promise<FirstReading> {
  const shape = await file.scan(signal)
  const versioned = readVersion(shape.notebook)
  const { notebook, major } = versioned
  if (major !== 4) throw new NotStreamable(`is of nbformat ${major}`)
  const minor = assumeMinor(versioned, onWarning)
  expectArray(own(notebook, 'cells'), '/cells')
  checkCount(shape.cellCount, limits.cells)
  const ids = new ReplayedIds()
  const first = startReading(minor, shape.derivedIds, onWarning)
  const reading = { ...first, ids: ids.recording(first.ids) }
  const frame = readFrame(notebook, reading)
  let index = 0
  for await (const values of file.cells(signal))
    for (const value of values) readCell(value, `/cells/${index++}`, reading)
  return { frame, minor, ids }
}

/** All transforms in one, and what is around the cells behind them. One of them is heard, or none. */
function startTransforms(
  given: NotebookFrame,
  transforms: readonly CellTransform[],
  speaking?: number,
): { readonly frame: NotebookFrame; readonly change: (cell: Cell) => Cell | undefined } {
  let frame = given
  const steps = transforms.map(({ start, onWarning }, place) => {
    const pass = start(frame)
    frame = pass.frame
    const warn = place === speaking && onWarning ? onWarning : SILENT
    let index = 0
    return (cell: Cell) => pass.change(cell, index++, warn)
  })
  const change = (cell: Cell): Cell | undefined => {
    let changed: Cell | undefined = cell
    for (const step of steps) if (changed !== undefined) changed = step(changed)
    return changed
  }
  return { frame, change }
}
