import type { Limits, Notebook, NotebookTemplate, OnWarning } from '../index.ts'
import type { Redaction } from './redaction.ts'

export interface ParseInputOptions {
  /** The job system, by its name in `sourceAdapters`; `jupyter` for a notebook. Default: recognised. */
  readonly from?: string | undefined
  /** The file's name says that it is a notebook, so what is wrong with it as one is an error. Default false. */
  readonly mustBeNotebook?: boolean
  /** What the input's file is called; undefined for standard input. */
  readonly name?: string | undefined
  /** For task runs: how a run becomes cells. */
  readonly template?: 'generic' | NotebookTemplate | undefined
  /** For task runs: the language of section headings. */
  readonly lang?: string | undefined
  readonly limits?: Partial<Limits>
  readonly redaction: Pick<Redaction, 'taskRun' | 'notebook'>
  /** Receives the warnings whose pointers are into this document. */
  readonly onWarning: (document: PointedInto) => OnWarning
  /** Hears what people call the system of a task run, where that was not given, before any warning about it. */
  readonly onRecognised?: (title: string) => void
}

/** What a JSON pointer of a warning or an error leads into: the input, or what was made of it on the way. */
export type PointedInto = 'input' | 'task run' | 'notebook'

export interface ParsedInput {
  /** Throws a PlatenError with a pointer into `document`. */
  readonly makeNotebook: () => Notebook
  readonly document: PointedInto
  /** The name in `sourceAdapters` of what the input was; `jupyter` for a notebook. */
  readonly source: string
}

/** The source of notebooks, which need no task run around them. */
export const JUPYTER = 'jupyter'

/** The source whose payload is the task run itself. */
export const PLATEN = 'platen'

/** What helps to recognise an input. */
export function hints({ name, limits }: Pick<ParseInputOptions, 'name' | 'limits'>): {
  name?: string
  limits?: Partial<Limits>
} {
  return { ...(name !== undefined && { name }), ...(limits !== undefined && { limits }) }
}

/** Keys of a notebook's metadata that job systems write, see their adapters. */
const RUN_KEYS = ['papermill', 'application/vnd.databricks.v1+notebook']

/** Whether a notebook is that of a run, and says so in its metadata. */
export function hasRun({ metadata }: Pick<Notebook, 'metadata'>): boolean {
  return RUN_KEYS.some((key) => typeof metadata[key] === 'object' && metadata[key] !== null)
}
