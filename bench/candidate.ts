/** One way to turn the text of an .ipynb into the bytes of an HTML page. */
export interface Candidate {
  readonly name: string
  /** What it is, for the head of the report: which code, which versions. */
  readonly about: string
  render(ipynb: string): Uint8Array
  /** Empties what it remembers of contents it has met, where it does. */
  forget?(): void
}

/** What ours is measured against. */
export const YARDSTICKS: readonly string[] = ['floor', 'bare', 'naive']
/** In the order of the report. */
export const CANDIDATE_NAMES: readonly string[] = [...YARDSTICKS, 'ours']
