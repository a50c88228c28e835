/**
 * The artifacts dbt writes into `target/`: `run_results.json` (schemas v4 to v6) and what is used of `manifest.json`,
 * with dbt's name in front of whose they are. Durations are seconds, times ISO 8601 in UTC.
 */

export interface DbtRunResults {
  metadata: DbtMetadata
  results: DbtRunResult[]
  /** Seconds, the whole invocation. */
  elapsed_time?: number
  /** The arguments of the invocation; `which` is the command. */
  args?: object
}

export interface DbtMetadata {
  /** `https://schemas.getdbt.com/dbt/run-results/v6.json` */
  dbt_schema_version: string
  dbt_version?: string
  generated_at?: string
  invocation_id?: string | null
  /** From dbt 1.10 on. */
  invocation_started_at?: string | null
  env?: { [name: string]: string }
}

export interface DbtRunResult {
  unique_id: string
  status: DbtStatus
  timing?: DbtTiming[]
  thread_id?: string
  /** Seconds. */
  execution_time?: number
  /** What the adapter said: `code`, `rows_affected`, `bytes_processed`, `query_id`, … */
  adapter_response?: object
  message?: string | null
  /** Of a test: rows that fail it. */
  failures?: number | null
  /** From v5 on. */
  compiled?: boolean | null
  compiled_code?: string | null
  relation_name?: string | null
  /** v6, of microbatch models: start and end of each batch. */
  batch_results?: { successful?: string[][]; failed?: string[][] } | null
}

export type DbtStatus =
  | 'success'
  | 'error'
  | 'skipped'
  | 'partial success'
  | 'pass'
  | 'fail'
  | 'warn'
  | 'runtime error'
  | (string & {})

export interface DbtTiming {
  /** `compile` or `execute`. */
  name: string
  started_at?: string | null
  completed_at?: string | null
}

/** What is used of `manifest.json`. */
export interface DbtManifest {
  metadata?: { project_name?: string; adapter_type?: string }
  nodes?: { [uniqueId: string]: DbtManifestNode }
  sources?: { [uniqueId: string]: DbtManifestNode }
}

export interface DbtManifestNode {
  resource_type?: string
  name?: string
  original_file_path?: string
  language?: string
  compiled_code?: string | null
  /** What `compiled_code` was called in manifests before v7. */
  compiled_sql?: string | null
  raw_code?: string
}

/** Both, as a service may store them. */
export interface DbtRunWithManifest {
  run_results: DbtRunResults
  manifest?: DbtManifest
}
