import type { Cost } from '../measure/sample.ts'

/** What a lane is asked, one line of JSON each on its standard input. */
export type Request =
  /** Run over these notebooks until `budget` milliseconds of CPU are used. */
  | { readonly op: 'warm'; readonly paths: readonly string[]; readonly budget: number }
  /** Write the page of a notebook to a file. */
  | { readonly op: 'page'; readonly path: string; readonly out: string }
  | { readonly op: 'time'; readonly path: string }
  /** Render once and say how much memory the process had at its peak. */
  | { readonly op: 'peak'; readonly path: string }

/** What it answers, one line each on file descriptor 3: standard output belongs to the candidate's own chatter. */
export type Reply =
  | { readonly error: string }
  | (Partial<Cost> & { readonly error?: undefined; readonly bytes?: number; readonly peak?: Peak })

/** Resident bytes, high-water marks. */
export interface Peak {
  /** Of plain Node, before anything of the candidate's is loaded. */
  readonly idle: number
  /** With the candidate loaded. */
  readonly loaded: number
  readonly peak: number
}

/** The first line of a lane, before any request. */
export interface Hello {
  readonly about: string
}
