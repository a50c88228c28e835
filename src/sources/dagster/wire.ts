/**
 * The shapes Dagster sends: GraphQL (docs.dagster.io, GraphQL API; `dagster_graphql/schema`), where a run or its logs are
 * asked for with whatever fields the query names, and its own serialisation (`EventLogEntry`, `DebugRunPayload`; github.com/
 * dagster-io/dagster, `dagster/_core/events`), where an object's class is in `__class__`. Events are the types of
 * `dagster_graphql/schema/logs/events.py`, metadata those of `dagster_graphql/schema/metadata.py` and, serialised, of
 * `dagster/_core/definitions/metadata/metadata_value.py`, where `TextMetadataValue` is stored as `TextMetadataEntryData`.
 */

/** A GraphQL answer, or what is in it. */
export interface DagsterResponse {
  data?: { runOrError?: DagsterRun; logsForRun?: DagsterEventConnection; [field: string]: unknown }
  errors?: object[]
}

export interface DagsterRun {
  __typename?: 'Run' | 'PythonError' | 'RunNotFoundError' | (string & {})
  runId?: string
  jobName?: string
  pipelineName?: string
  status?:
    | 'QUEUED'
    | 'NOT_STARTED'
    | 'MANAGED'
    | 'STARTING'
    | 'STARTED'
    | 'SUCCESS'
    | 'FAILURE'
    | 'CANCELING'
    | 'CANCELED'
    | (string & {})
  /** Seconds since the epoch. */
  startTime?: number | null
  endTime?: number | null
  runConfig?: object
  runConfigYaml?: string
  tags?: { key: string; value: string }[]
  eventConnection?: DagsterEventConnection
}

export interface DagsterEventConnection {
  events: DagsterEvent[]
  cursor?: string
  hasMore?: boolean
}

/** One of the types of `DagsterRunEvent`; which fields there are depends on it. */
export interface DagsterEvent {
  __typename?: string
  eventType?: string | null
  runId?: string
  message?: string
  /** Milliseconds since the epoch, as a decimal string. */
  timestamp?: string
  level?: 'CRITICAL' | 'ERROR' | 'WARNING' | 'INFO' | 'DEBUG' | (string & {})
  stepKey?: string | null
  error?: DagsterError | null
  assetKey?: { path: string[] } | null
  metadataEntries?: DagsterMetadataEntry[]
}

export interface DagsterError {
  message: string
  className?: string | null
  /** Lines of the traceback, as Python made them. */
  stack?: string[]
  cause?: DagsterError | null
}

export interface DagsterMetadataEntry {
  /** `TextMetadataEntry`, `TableMetadataEntry` … */
  __typename?: string
  label: string
  description?: string | null
}

/** A serialised event. */
export interface DagsterEventLogEntry {
  __class__: 'EventLogEntry'
  run_id: string
  /** Seconds since the epoch. */
  timestamp: number
  /** Python's numbers: 10 DEBUG to 50 CRITICAL. */
  level: number
  user_message: string
  step_key?: string | null
  pipeline_name?: string | null
  error_info?: object | null
  dagster_event?: {
    event_type_value: string
    message?: string | null
    event_specific_data?: object | null
  } | null
}

/** What `dagster debug export` writes, unpacked. */
export interface DagsterDebugRunPayload {
  __class__: 'DebugRunPayload'
  version: string
  event_list: DagsterEventLogEntry[]
}
