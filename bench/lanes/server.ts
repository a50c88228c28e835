import { readFileSync } from 'node:fs'
import type { Candidate } from '../candidate.ts'
import { type Cost, sampleAsync } from '../measure/sample.ts'

/** One candidate as a lane serves it. */
export interface Server {
  readonly about: string
  page(path: string): Promise<Uint8Array>
  /** With contents forgotten that it met before. */
  time(path: string): Promise<Cost>
}

/** Like a `Candidate`, for those that can only promise a page. */
export interface AsyncCandidate extends Omit<Candidate, 'render'> {
  render(ipynb: string): Uint8Array | Promise<Uint8Array>
}

/** A candidate that runs in the lane's own process; reading the file is not in the figures. */
export function inProcess({ about, render, forget }: AsyncCandidate): Server {
  return {
    about,
    page: async (path) => render(readFileSync(path, 'utf8')),
    time: async (path) => {
      const text = readFileSync(path, 'utf8')
      forget?.()
      return sampleAsync(() => render(text))
    },
  }
}
