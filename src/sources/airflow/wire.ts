/**
 * The shapes Apache Airflow sends: its stable REST API v1 (2.x) and v2 (3.x), schemas `TaskInstance`, `XCom`, `DAGRun`,
 * `TaskInstancesLogResponse` (airflow.apache.org, stable-rest-api-ref; github.com/apache/airflow,
 * `airflow-core/src/airflow/api_fastapi/core_api/datamodels`). Times are ISO 8601, durations seconds. The last line of a log
 * of 3.x may be the supervisor's `Task finished` with `final_state` (`task-sdk/src/airflow/sdk/execution_time/supervisor.py`).
 */

export interface AirflowTaskInstance {
  id?: string
  task_id: string
  dag_id: string
  dag_run_id: string
  /** -1 for a task that is not mapped. */
  map_index?: number
  rendered_map_index?: string | null
  /** `execution_date` in 2.x. */
  logical_date?: string | null
  execution_date?: string
  start_date?: string | null
  end_date?: string | null
  duration?: number | null
  state?: AirflowState | null
  /** 1 for the first try. */
  try_number?: number
  max_tries?: number
  task_display_name?: string
  dag_display_name?: string
  operator?: string | null
  operator_name?: string | null
  hostname?: string | null
  queued_when?: string | null
  rendered_fields?: object
  note?: string | null
}

export type AirflowState =
  | 'none'
  | 'scheduled'
  | 'queued'
  | 'running'
  | 'success'
  | 'restarting'
  | 'failed'
  | 'up_for_retry'
  | 'up_for_reschedule'
  | 'upstream_failed'
  | 'skipped'
  | 'deferred'
  | 'removed'
  | (string & {})

export interface AirflowXCom {
  key: string
  task_id: string
  dag_id: string
  run_id?: string
  map_index?: number
  timestamp?: string
  logical_date?: string | null
  /** Lists of entries come without. */
  value?: unknown
}

/** A line of a log of 3.x, in a file or from the API; any other field may be there. */
export interface AirflowLogLine {
  timestamp?: string
  level?: string
  event: string
  logger?: string
  filename?: string
  lineno?: number
  /** The exception, then what caused it. */
  error_detail?: AirflowException[]
}

export interface AirflowException {
  exc_type: string
  exc_value: string
  exc_notes?: string[]
  syntax_error?: object | null
  /** Raised from: the exception before this one has it as its cause. */
  is_cause?: boolean
  frames: { filename: string; lineno: number; name: string }[]
}

/** `GET …/taskInstances/{task_id}/logs/{try_number}`. */
export interface AirflowLogResponse {
  /** 3.x: lines; 2.x: a text, or Python's `[('host', 'text'), …]`. */
  content: AirflowLogLine[] | string[] | string
  continuation_token?: string | null
}

/** What several calls answered, as one payload. */
export interface AirflowTaskRun {
  task_instance: AirflowTaskInstance
  dag_run?: { dag_run_id: string; conf?: object }
  log?: AirflowLogResponse | AirflowLogLine[] | string
  xcom?: AirflowXCom | AirflowXCom[] | { xcom_entries: AirflowXCom[] }
}
