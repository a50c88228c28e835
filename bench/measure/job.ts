import type { Cost } from './sample.ts'

/** A notebook on disk: the worker reads it just before it is measured and lets go of it after. */
export interface Input {
  /** Unique; `<set>/<name>`. */
  readonly id: string
  readonly set: string
  readonly path: string
}

/** Which build of ours to load: a folder laid out like src/, with .js files. */
export type CodeFolder = string

interface BaseJob {
  readonly inputs: readonly Input[]
  readonly code: CodeFolder | undefined
}

export interface VerifyJob extends BaseJob {
  readonly kind: 'verify'
}

export interface WarmUp {
  readonly training: readonly Input[]
  /** Milliseconds of CPU per candidate or stage. */
  readonly warmUp: number
  /** How often each has to meet all of the training at least, whatever it takes. Default 0. */
  readonly rounds?: number
}

/** Each notebook once per candidate: JIT warm, caches of content cold. */
export interface ColdJob extends BaseJob, WarmUp {
  readonly kind: 'cold'
  /** Rotates where in the list the pass starts and who goes first. */
  readonly pass: number
  readonly passes: number
}

/** Each notebook again and again: everything warm that can be. */
export interface WarmJob extends BaseJob, WarmUp {
  readonly kind: 'warm'
  readonly samples: number
}

export interface StagesJob extends BaseJob, WarmUp {
  readonly kind: 'stages'
  readonly pass: number
  readonly passes: number
}

/** The functions inside `toHtml`, one by one. */
export interface FunctionsJob extends BaseJob {
  readonly kind: 'functions'
  readonly samples: number
  /** Milliseconds of CPU per function. */
  readonly warmUp: number
}

export interface ProfileJob extends BaseJob, WarmUp {
  readonly kind: 'profile'
  /** Microseconds between samples. */
  readonly interval: number
  /** Where the .cpuprofile goes. */
  readonly file: string
}

export type Job = VerifyJob | ColdJob | WarmJob | StagesJob | FunctionsJob | ProfileJob

/** One sample: what a candidate (or stage) took for an input. */
export interface Timing extends Cost {
  readonly input: string
  readonly name: string
}

export interface Check {
  readonly input: string
  readonly name: string
  /** Empty: the page shows everything. */
  readonly problems: readonly string[]
  /** Bytes of the page. */
  readonly bytes: number
}

/** One function of ours over everything of its kind in a set. */
export interface Part {
  readonly name: string
  /** How often it is called in one sample. */
  readonly pieces: number
  /** UTF-16 units it gets in one sample. */
  readonly characters: number
  /** CPU milliseconds. */
  readonly samples: readonly number[]
}

export interface Answer {
  readonly about: { readonly [name: string]: string }
  readonly timings: readonly Timing[]
  readonly checks: readonly Check[]
  readonly parts: readonly Part[]
  readonly sink: number
}
