/**
 * The shapes Databricks' Jobs API 2.2 sends (`GET /api/2.2/jobs/runs/get-output` and `runs/get`), with Databricks'
 * name in front of whose they are. Times are milliseconds since the epoch, durations milliseconds, ids int64: in
 * JavaScript numbers the larger ones are already wrong. Enumerations may grow.
 */

/** What `runs/get-output` answers. */
export interface DatabricksRunOutput {
  metadata?: DatabricksRun
  /** Why the task failed or there is no output. */
  error?: string
  error_trace?: string
  info?: string
  /** What the task wrote to its standard streams; the last 5 MB. */
  logs?: string
  logs_truncated?: boolean
  notebook_output?: DatabricksNotebookOutput
  sql_output?: DatabricksSqlOutput
  dbt_output?: DatabricksDbtOutput
  run_job_output?: { run_id?: number }
  clean_rooms_notebook_output?: DatabricksCleanRoomsNotebookOutput
  dashboard_output?: {
    page_snapshots?: { page_display_name?: string; widget_error_details?: { message?: string }[] }[]
  }
  alert_output?: { alert_state?: DatabricksAlertState }
  dbt_cloud_output?: DatabricksDbtCloudOutput
  dbt_platform_output?: DatabricksDbtPlatformOutput
}

export interface DatabricksNotebookOutput {
  /** What the notebook passed to `dbutils.notebook.exit()`; the first 5 MB. */
  result?: string
  truncated?: boolean
}

export interface DatabricksSqlOutput {
  query_output?: DatabricksSqlQueryOutput
  dashboard_output?: { warehouse_id?: string; widgets?: DatabricksSqlWidget[] }
  alert_output?: DatabricksSqlQueryOutput & { alert_state?: DatabricksAlertState }
}

export interface DatabricksSqlQueryOutput {
  query_text?: string
  output_link?: string
  warehouse_id?: string
  endpoint_id?: string
  sql_statements?: { lookup_key?: string }[]
}

export interface DatabricksSqlWidget {
  widget_id?: string
  widget_title?: string
  output_link?: string
  status?: 'PENDING' | 'RUNNING' | 'SUCCESS' | 'FAILED' | 'CANCELLED' | (string & {})
  error?: { message?: string }
  start_time?: number
  end_time?: number
}

export type DatabricksAlertState = 'OK' | 'TRIGGERED' | 'UNKNOWN' | 'ERROR' | (string & {})

export interface DatabricksDbtOutput {
  /** Pre-signed, valid for 30 minutes. */
  artifacts_link?: string
  /** Headers to send when following the link. */
  artifacts_headers?: { [name: string]: string }
}

export interface DatabricksCleanRoomsNotebookOutput {
  clean_room_job_run_state?: DatabricksRunState
  notebook_output?: DatabricksNotebookOutput
  output_schema_info?: object
  shared_output_schema_info?: object
}

export interface DatabricksDbtCloudOutput {
  dbt_cloud_job_run_id?: number
  dbt_cloud_job_run_url?: string
  dbt_cloud_job_run_output?: DatabricksDbtStep[]
}

export interface DatabricksDbtPlatformOutput {
  dbt_platform_job_run_id?: string
  dbt_platform_job_run_url?: string
  dbt_platform_job_run_output?: DatabricksDbtStep[]
  steps_truncated?: boolean
}

export interface DatabricksDbtStep {
  index?: number
  name?: string
  status?: 'QUEUED' | 'STARTING' | 'RUNNING' | 'SUCCESS' | 'ERROR' | 'CANCELLED' | (string & {})
  logs?: string
  logs_truncated?: boolean
  name_truncated?: boolean
}

/** What `runs/get` answers, and `metadata` in `runs/get-output`. */
export interface DatabricksRun {
  run_id?: number
  job_id?: number
  job_run_id?: number
  number_in_job?: number
  original_attempt_run_id?: number
  attempt_number?: number
  run_name?: string
  run_page_url?: string
  run_type?: 'JOB_RUN' | 'WORKFLOW_RUN' | 'SUBMIT_RUN' | (string & {})
  creator_user_name?: string
  description?: string
  trigger?: string
  /** Deprecated by Databricks in favour of `status`; both are still sent. */
  state?: DatabricksRunState
  status?: DatabricksRunStatus
  start_time?: number
  /** 0 while the run is going on. */
  end_time?: number
  queue_duration?: number
  /** 0 for runs of several tasks, like the next two. */
  setup_duration?: number
  execution_duration?: number
  cleanup_duration?: number
  run_duration?: number
  job_parameters?: { name?: string; default?: string; value?: string }[]
  overriding_parameters?: DatabricksRunParameters
  tasks?: DatabricksRunTask[]
  /** The runs of a for-each task. */
  iterations?: DatabricksRunTask[]
  cluster_instance?: { cluster_id?: string; spark_context_id?: string }
  cluster_spec?: object
  git_source?: object
  repair_history?: object[]
}

export interface DatabricksRunState {
  life_cycle_state?: string
  result_state?: string
  state_message?: string
  queue_reason?: string
  user_cancelled_or_timedout?: boolean
}

export interface DatabricksRunStatus {
  state?: string
  termination_details?: { code?: string; type?: string; message?: string }
  queue_details?: { code?: string; message?: string }
}

export interface DatabricksRunParameters {
  notebook_params?: { [name: string]: string }
  sql_params?: { [name: string]: string }
  python_named_params?: { [name: string]: string }
  jar_params?: string[]
  python_params?: string[]
  spark_submit_params?: string[]
  dbt_commands?: string[]
  pipeline_params?: object
}

/** One task of a run. Exactly one `…_task` field says what it does. */
export interface DatabricksRunTask {
  task_key: string
  run_id?: number
  run_page_url?: string
  attempt_number?: number
  state?: DatabricksRunState
  status?: DatabricksRunStatus
  start_time?: number
  end_time?: number
  notebook_task?: { notebook_path: string; base_parameters?: { [name: string]: string }; source?: string }
  resolved_values?: object
}

/** What `runs/export` answers. */
export interface DatabricksExport {
  views: DatabricksView[]
}

export interface DatabricksView {
  /** An HTML page. That of a notebook holds a {@link DatabricksNotebookModel} in `__DATABRICKS_NOTEBOOK_MODEL`. */
  content: string
  name?: string
  type: 'NOTEBOOK' | 'DASHBOARD' | (string & {})
}

/** A notebook in a page: base64 of percent-encoded JSON. Databricks does not document it; many more fields are there. */
export interface DatabricksNotebookModel {
  name?: string
  language?: 'python' | 'scala' | 'sql' | 'r' | (string & {})
  commands: DatabricksCommand[]
  inputWidgets?: { [name: string]: object }
}

export interface DatabricksCommand {
  /** Where it stands; the list is not in order. */
  position?: number
  command?: string
  commandTitle?: string
  showCommandTitle?: boolean
  state?: 'finished' | 'error' | 'running' | 'cancelled' | 'input' | (string & {})
  startTime?: number
  finishTime?: number
  /** May be HTML. */
  errorSummary?: string | null
  error?: string | null
  hideCommandCode?: boolean
  hideCommandResult?: boolean
  results?: DatabricksResult | null
}

export interface DatabricksResult {
  type:
    | 'listResults'
    | 'table'
    | 'html'
    | 'htmlSandbox'
    | 'ansi'
    | 'image'
    | 'mimeBundle'
    | 'error'
    | 'ipynbError'
    | (string & {})
  /** By `type`: results, rows, HTML, text, base64, a MIME bundle. */
  data?: unknown
  schema?: { name: string; type?: string }[]
  /** The rows are not all there are. */
  overflow?: boolean
}
