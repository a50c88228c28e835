import { type JsonObject, type JsonValue, type Limits, PlatenError } from '../../index.ts'
import { isJsonObject, looksDerived, own, parseJson } from '../../kernel.ts'
import { detached } from './detached.ts'
import { MOST, memoryFor } from './memory.ts'
import { type NotebookParts, NotJson } from './split-notebook.ts'

/** What a whole notebook's text tells before any cell is read. */
export interface NotebookShape {
  /** The notebook's object with at most one cell: one that looks as in nbformat 1, where there is one. */
  readonly notebook: JsonObject
  readonly cellCount: number
  /** Ids of cells that look as if we had derived them. */
  readonly derivedIds: readonly string[]
}

/** Parses each part of a notebook once, and keeps all but the cells. */
export class ShapeReader implements NotebookParts {
  readonly #limits: Limits
  readonly #memory: number
  readonly #entries: string[] = []
  #entriesTake = 0
  #key = ''
  #isInList = false
  #cellCount = 0
  #derivedIds: string[] = []
  #old: JsonObject | undefined
  /** How many lists called `cells` there are; the last one counts. */
  lists = 0

  constructor(limits: Limits, memory: number) {
    this.#limits = limits
    this.#memory = memory
  }

  /** JSON pointer of the cell that comes next; of the notebook where it is none. */
  get place(): string {
    return this.#isInList ? `/cells/${this.#cellCount}` : ''
  }

  key(text: string): boolean {
    this.#key = text
    this.#isInList = false
    return parsePart(text, this.#limits, 1) === 'cells'
  }

  value(text: string): void {
    parsePart(text, this.#limits, 1)
    this.#add(text)
  }

  cells(): void {
    this.lists++
    this.#isInList = true
    this.#cellCount = 0
    this.#derivedIds = []
    this.#old = undefined
    this.#add('[]')
  }

  cell(text: string): void {
    // Most are so small that there is no need to look.
    if (text.length * MOST > this.#memory && memoryFor(text) > this.#memory) throw tooLarge(this.place)
    const value = parsePart(text, this.#limits, 2)
    this.#cellCount++
    if (!isJsonObject(value) || this.#cellCount > this.#limits.cells) return
    const id = own(value, 'id')
    if (typeof id === 'string' && looksDerived(id)) this.#derivedIds.push(detached(id))
    this.#old ??= oldCell(value)
  }

  finish(): NotebookShape {
    const text = `{${this.#entries.join(',')}}`
    const notebook = parseJson(text, { nan: true, maxDepth: this.#limits.jsonDepth }) as JsonObject
    const isList = Array.isArray(own(notebook, 'cells'))
    return {
      notebook: isList && this.#old ? { ...notebook, cells: [this.#old] } : notebook,
      cellCount: this.#cellCount,
      derivedIds: this.#derivedIds,
    }
  }

  #add(value: string): void {
    const entry = `${this.#key}:${value}`
    this.#entriesTake += memoryFor(entry)
    if (this.#entriesTake > this.#memory) throw tooLarge('')
    this.#entries.push(entry)
  }
}

/** What tells a cell of nbformat 1 where a file does not say its version. */
function oldCell(cell: JsonObject): JsonObject | undefined {
  if (Object.hasOwn(cell, 'source')) return undefined
  if (Object.hasOwn(cell, 'code')) return { code: '' }
  return Object.hasOwn(cell, 'text') ? { text: '' } : undefined
}

/** Collects the cells of one of the lists. */
export class CellReader implements NotebookParts {
  readonly #limits: Limits
  readonly #wanted: number
  #list = 0
  #cells: JsonValue[] = []
  /** Whether there are no more. */
  isDone = false

  /** @param wanted the number of the list, from 1 on */
  constructor(limits: Limits, wanted: number) {
    this.#limits = limits
    this.#wanted = wanted
  }

  key(text: string): boolean {
    this.isDone = this.#list === this.#wanted
    return parsePart(text, this.#limits, 1) === 'cells'
  }

  value(): void {}

  cells(): void {
    this.#list++
  }

  cell(text: string): void {
    if (this.#list === this.#wanted) this.#cells.push(parsePart(text, this.#limits, 2))
  }

  /** Those that have come since the last time. */
  take(): readonly JsonValue[] {
    const cells = this.#cells
    this.#cells = []
    return cells
  }
}

/**
 * @param depth how many containers the text stands in
 * @throws NotJson
 */
export function parsePart(text: string, { jsonDepth }: Limits, depth: number): JsonValue {
  try {
    return parseJson(text, { nan: true, maxDepth: jsonDepth - depth })
  } catch {
    // What to say of it is found out where it stands.
    throw new NotJson()
  }
}

/** The error for a cell that does not fit into memory, or for what stands beside the cells. */
export function tooLarge(pointer: string): PlatenError {
  const what = pointer === '' ? 'What stands beside the cells' : 'This cell'
  return new PlatenError({
    code: 'LIMIT_EXCEEDED',
    message: `${what} is too large for the memory of this process.`,
    pointer,
    help: 'Clear that output, or give the process more memory (NODE_OPTIONS=--max-old-space-size=…).',
  })
}
