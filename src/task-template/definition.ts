import type { JsonValue, Notebook } from '../index.ts'

export const TASK_TEMPLATE_VERSION = 1

/** What a task is made from: its code, what it is given, when it runs, from where to where. Names have up to 1,000 characters. */
export interface TaskDefinition {
  readonly version: typeof TASK_TEMPLATE_VERSION
  /** Not empty. */
  readonly name: string
  readonly description?: string
  /** The job system, as in a task run's `meta.system`. */
  readonly system?: string
  /** Absent for tasks that are settings only, such as a replication. */
  readonly code?: TaskCode
  /** In their order; names are unique. */
  readonly parameters?: readonly TaskParameter[]
  readonly schedule?: TaskSchedule
  /** In their order; names are unique within a section. */
  readonly settings?: readonly TaskSetting[]
}

export type TaskCode = NotebookCode | ScriptCode

export interface NotebookCode {
  readonly kind: 'notebook'
  readonly notebook: Notebook
}

export interface ScriptCode {
  readonly kind: 'script'
  readonly source: string
  /** `python`, `sql`, `r`, … */
  readonly language: string
}

export type ParameterType = 'string' | 'integer' | 'number' | 'boolean' | 'json'

export interface TaskParameter {
  readonly name: string
  /** `json` is any value. */
  readonly type: ParameterType
  /** Absent or null: there is none. */
  readonly default?: JsonValue
  /** Whether a run must be given one. Default false. */
  readonly required?: boolean
  /** Its value leaves no template. Default: whether the name is one of a secret. */
  readonly secret?: boolean
  readonly description?: string
}

/** When it runs. Nothing here is interpreted. */
export interface TaskSchedule {
  /** Five to seven fields of cron. */
  readonly cron?: string
  /** A time zone's name, `Europe/Vienna`. */
  readonly timezone?: string
  /** ISO 8601. */
  readonly start?: string
  readonly paused?: boolean
}

/** One setting of the task: of its source, its target, its cluster, … */
export interface TaskSetting {
  /** `source`, `target`, or what the system calls it. */
  readonly section: string
  readonly name: string
  readonly value: JsonValue
  /** Its value leaves no template. Default: whether the name is one of a secret. */
  readonly secret?: boolean
}
