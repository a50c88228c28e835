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

export function createOutput(source: string): Output {
  const pieces: string[] = ['']
  let from = 0
  let to = 0

  function flush(): void {
    if (from < to) pieces[pieces.length - 1] += source.slice(from, to)
    from = to
  }

  return {
    source,
    position: 0,
    write(markup) {
      if (markup === '') return
      if (!source.startsWith(markup, this.position)) {
        flush()
        pieces[pieces.length - 1] += markup
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
      flush()
      pieces.push('')
      return pieces.length - 2
    },
    insert(piece, markup) {
      pieces[piece] += markup
    },
    finish() {
      flush()
      return pieces.join('')
    },
  }
}
