/**
 * The shapes of MLflow's REST API 2.0 (`runs/get`, `runs/search`, `metrics/get-history`, `artifacts/list`) and what
 * `mlflow runs describe` prints, with MLflow's name in front of whose they are. Times are milliseconds since the epoch.
 */

/** What `GET /api/2.0/mlflow/runs/get` answers, with what other calls say of the same run. */
export interface MlflowRunPayload {
  run: MlflowRun
  /** What `metrics/get-history` answered, once per metric. */
  metrics_history?: MlflowMetricHistory | MlflowMetricHistory[]
  /** What `artifacts/list` answered. */
  artifacts?: MlflowArtifacts
}

export interface MlflowRun {
  info: MlflowRunInfo
  data?: MlflowRunData
  inputs?: { dataset_inputs?: MlflowDatasetInput[]; model_inputs?: object[] }
  outputs?: object
}

export interface MlflowRunInfo {
  run_id?: string
  /** What `run_id` was called. */
  run_uuid?: string
  run_name?: string
  experiment_id?: string
  user_id?: string
  status?: MlflowStatus
  start_time?: number
  end_time?: number
  artifact_uri?: string
  lifecycle_stage?: 'active' | 'deleted' | (string & {})
}

export type MlflowStatus = 'RUNNING' | 'SCHEDULED' | 'FINISHED' | 'FAILED' | 'KILLED' | (string & {})

/** Lists from the REST API; maps from `mlflow runs describe`. */
export interface MlflowRunData {
  /** The last value of each. */
  metrics?: MlflowMetric[] | { [key: string]: number }
  params?: MlflowKeyValue[] | { [key: string]: string }
  tags?: MlflowKeyValue[] | { [key: string]: string }
}

export interface MlflowMetric {
  key: string
  value: number | 'NaN' | 'Infinity' | '-Infinity'
  timestamp?: number
  step?: number
}

export interface MlflowKeyValue {
  key: string
  value: string
}

export interface MlflowMetricHistory {
  metrics: MlflowMetric[]
  next_page_token?: string
}

export interface MlflowArtifacts {
  root_uri?: string
  files: { path: string; is_dir?: boolean; file_size?: number }[]
  next_page_token?: string
}

export interface MlflowDatasetInput {
  tags?: MlflowKeyValue[]
  dataset: {
    name: string
    digest?: string
    source_type?: string
    source?: string
    schema?: string
    profile?: string
  }
}

/** What `runs/search` answers. */
export interface MlflowRuns {
  runs: MlflowRun[]
  next_page_token?: string
}
