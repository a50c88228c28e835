/**
 * The shapes Prefect's REST API sends (docs.prefect.io, REST API; github.com/PrefectHQ/prefect,
 * `src/prefect/client/schemas/objects.py`). Times are ISO 8601, durations seconds. What `data` of an artifact is, says
 * `src/prefect/artifacts.py`: Markdown, also for links; a table as JSON text; progress from 0 to 100; the address of an image.
 */

export interface PrefectState {
  type: PrefectStateType
  /** What people see: `Late`, `AwaitingRetry`, `TimedOut`, `Cached` … or a name of the user's. */
  name?: string | null
  message?: string | null
  timestamp?: string
  state_details?: object
  data?: unknown
}

export type PrefectStateType =
  | 'SCHEDULED'
  | 'PENDING'
  | 'RUNNING'
  | 'COMPLETED'
  | 'FAILED'
  | 'CANCELLED'
  | 'CRASHED'
  | 'PAUSED'
  | 'CANCELLING'
  | (string & {})

export interface PrefectFlowRun {
  id: string
  name: string
  flow_id: string
  deployment_id?: string | null
  parameters?: object
  tags?: string[]
  run_count?: number
  expected_start_time?: string | null
  start_time?: string | null
  end_time?: string | null
  total_run_time?: number
  state?: PrefectState | null
  state_type?: PrefectStateType | null
  state_name?: string | null
}

export interface PrefectTaskRun {
  id: string
  name: string
  task_key: string
  dynamic_key: string
  flow_run_id?: string | null
  run_count?: number
  start_time?: string | null
  end_time?: string | null
  total_run_time?: number
  state?: PrefectState | null
  state_type?: PrefectStateType | null
  state_name?: string | null
}

export interface PrefectLog {
  name: string
  /** Python's numbers: 10 DEBUG to 50 CRITICAL. */
  level: number
  message: string
  timestamp: string
  flow_run_id?: string | null
  task_run_id?: string | null
}

export interface PrefectArtifact {
  id?: string
  key?: string | null
  type?: 'markdown' | 'table' | 'link' | 'image' | 'progress' | 'result' | (string & {}) | null
  description?: string | null
  /** Markdown; a table as dict of lists, list of dicts or list of lists, itself or as JSON; a URL; 0 to 100. */
  data?: unknown
  metadata_?: object | null
  flow_run_id?: string | null
  task_run_id?: string | null
}

/** What several calls answered, as one payload. */
export interface PrefectRun {
  flow_run?: PrefectFlowRun
  task_run?: PrefectTaskRun
  task_runs?: PrefectTaskRun[]
  artifacts?: PrefectArtifact[]
  logs?: PrefectLog[]
}
