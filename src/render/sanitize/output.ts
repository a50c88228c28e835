/** Collects what is written. What stands in the source word for word is copied from there in long runs. */
export interface Output {
  readonly source: string
  /** Tells where in the source the next words to be written come from. */
  position: number
  write(markup: string): void
  /** Writes `source.slice(from, to)`. */
  copy(from: number, to: number): void
  /** Starts a new piece and returns the number of the one before it. */
  split(): number
  /** Adds to the end of a piece from before the last split. */
  insert(piece: number, markup: string): void
  finish(): string
}

/** Short strings are joined so many at a time: one by one they would fill the memory with what `+` leaves behind. */
const JOINED_AT_ONCE = 4_096

export function createOutput(source: string): Output {
  const pieces: string[] = []
  /** What has been added to finished pieces since. */
  const inserted = new Map<number, string[]>()
  /** The last piece, in two steps. */
  let parts: string[] = []
  let latest: string[] = []
  let from = 0
  let to = 0

  function add(markup: string): void {
    if (latest.push(markup) < JOINED_AT_ONCE) return
    parts.push(latest.join(''))
    latest = []
  }

  function flush(): void {
    if (from < to) add(source.slice(from, to))
    from = to
  }

  function endPiece(): void {
    flush()
    pieces.push(parts.join('') + latest.join(''))
    parts = []
    latest = []
  }

  return {
    source,
    position: 0,
    write(markup) {
      if (markup === '') return
      // Not startsWith, which compares letter by letter.
      if (source.slice(this.position, this.position + markup.length) !== markup) {
        flush()
        add(markup)
        return
      }
      this.copy(this.position, this.position + markup.length)
      this.position += markup.length
    },
    copy(start, end) {
      if (start !== to) {
        flush()
        from = start
      }
      to = end
    },
    split() {
      endPiece()
      return pieces.length - 1
    },
    insert(piece, markup) {
      const others = inserted.get(piece)
      if (others === undefined) inserted.set(piece, [markup])
      else others.push(markup)
    },
    finish() {
      endPiece()
      return pieces.map((piece, i) => piece + (inserted.get(i)?.join('') ?? '')).join('')
    },
  }
}
