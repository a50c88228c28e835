/**
 * The shapes Oracle AI Data Platform sends (REST API version 20260430, schemas `TaskRunOutput`, `RunOutputData`,
 * `TaskRun`, `ExportedTaskRunOutputContents`), with Oracle's names in front of whose they are. Times are milliseconds
 * since the epoch, durations milliseconds. Enumerations may grow.
 */

/** What `POST …/taskRuns/{taskRunKey}/actions/fetchOutput` answers. */
export interface OracleTaskRunOutput {
  /** Identifies the output. */
  key?: string
  taskType?: OracleTaskType
  /** The logs are not whole. */
  isTruncated?: boolean
  /** Stack traces, where the run failed. */
  errorTrace?: string
  data: OracleRunOutputData[]
  outputParameters?: OracleParameter[]
  version?: number
}

export type OracleTaskType =
  | 'NOTEBOOK_TASK'
  | 'PYTHON_TASK'
  | 'SPARK_SUBMIT_TASK'
  | 'IF_ELSE_TASK'
  | 'JOB_TASK'
  | 'JAR_TASK'
  | (string & {})

export interface OracleRunOutputData {
  type: OracleDataType
  /** Bytes, as a decimal string. */
  length?: string
  charset?: 'UTF_8' | 'UTF_16' | (string & {})
  isBase64?: boolean
  compression?: 'GZIP' | 'DEFLATE' | 'COMPRESS' | 'BZIP2' | (string & {})
  value?: string
}

export type OracleDataType =
  | 'TEXT_PLAIN'
  | 'NOTEBOOK'
  | 'TEXT_HTML'
  | 'IMAGE_PNG'
  | 'IMAGE_SVG'
  | 'IMAGE_JPEG'
  | 'APPLICATION_PDF'
  | 'APPLICATION_JSON'
  | 'FILE_PATH'
  | 'NOTEBOOK_PATH'
  | (string & {})

export interface OracleParameter {
  name: string
  value?: string
}

/** What `GET …/taskRuns/{taskRunKey}` answers: everything but the output. */
export interface OracleTaskRun {
  key: string
  name: string
  /** What the user calls the task. */
  taskKey?: string
  jobKey?: string
  jobRunKey?: string
  parentJobRunKey?: string
  rootJobRunKey?: string
  clusterValidationStartTime?: number
  startTime?: number
  endTime?: number
  state?: OracleState
  setupDuration?: number
  executionDuration?: number
  cleanupDuration?: number
  clusterSpec?: object
  task?: object
  version?: number
  /** 0 for the original run. */
  retryAttempt?: number
  retries?: OracleTaskRunRetry[]
  outputKey?: string
  externalId?: string
  systemParameters?: { [name: string]: string }
  parameters?: OracleParameter[]
  lifecycleStates?: OracleLifecycleState[]
}

export interface OracleState {
  status?: OracleStatus
  stateMessage?: string
  errorTrace?: string
  isUserCanceledOrTimedOut?: boolean
}

export type OracleStatus =
  | 'PENDING'
  | 'QUEUED'
  | 'RUNNING'
  | 'SKIPPED'
  | 'INTERNAL_ERROR'
  | 'BLOCKED'
  | 'SUCCESS'
  | 'FAILED'
  | 'CANCELING'
  | 'CANCELED'
  | 'UPSTREAM_CANCELED'
  | 'UPSTREAM_FAILED'
  | 'EXCLUDED'
  | 'TIMED_OUT'
  | 'PAUSED_MAINTENANCE'
  | (string & {})

export interface OracleLifecycleState extends OracleState {
  startTime?: number
  endTime?: number
}

export interface OracleTaskRunRetry {
  startTime?: number
  endTime?: number
  clusterValidationStartTime?: number
  state?: OracleState
  setupDuration?: number
  executionDuration?: number
  cleanupDuration?: number
  outputKey?: string
  externalId?: string
  /** 0 for the original run. */
  retryNumber?: number
}

/** A task run and its output, as one payload. */
export interface OracleTaskRunWithOutput {
  taskRun: OracleTaskRun
  output: OracleTaskRunOutput
}

/** What `POST …/taskRuns/{taskRunKey}/outputs/{taskRunOutputKey}/actions/export` answers. */
export interface OracleExportedTaskRunOutputContents {
  name: string
  path: string
  /** Declared an object; a string is what is sent. */
  content: string | object
  format: 'HTML' | 'IPYNB' | (string & {})
}
