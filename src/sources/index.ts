export type { SourceAdapter } from './adapter.ts'
export { sourceAdapters } from './adapters.ts'
export type {
  AirflowException,
  AirflowLogLine,
  AirflowLogResponse,
  AirflowState,
  AirflowTaskInstance,
  AirflowTaskRun,
  AirflowXCom,
} from './airflow/wire.ts'
export type {
  DagsterDebugRunPayload,
  DagsterError,
  DagsterEvent,
  DagsterEventConnection,
  DagsterEventLogEntry,
  DagsterMetadataEntry,
  DagsterResponse,
  DagsterRun,
} from './dagster/wire.ts'
export { type DatabricksPayload, fromDatabricksRunOutput } from './databricks/from-run-output.ts'
export type {
  DatabricksAlertState,
  DatabricksCleanRoomsNotebookOutput,
  DatabricksCommand,
  DatabricksDbtCloudOutput,
  DatabricksDbtOutput,
  DatabricksDbtPlatformOutput,
  DatabricksDbtStep,
  DatabricksExport,
  DatabricksNotebookModel,
  DatabricksNotebookOutput,
  DatabricksResult,
  DatabricksRun,
  DatabricksRunOutput,
  DatabricksRunParameters,
  DatabricksRunState,
  DatabricksRunStatus,
  DatabricksRunTask,
  DatabricksSqlOutput,
  DatabricksSqlQueryOutput,
  DatabricksSqlWidget,
  DatabricksView,
} from './databricks/wire.ts'
export { detectSource, type FromAnyOptions, fromAny } from './from-any.ts'
export type { JupyterMessage } from './jupyter-messages.ts'
export {
  fromOracleTaskRunOutput,
  type OracleOptions,
  type OraclePayload,
} from './oracle/from-task-run-output.ts'
export type {
  OracleDataType,
  OracleExportedTaskRunOutputContents,
  OracleLifecycleState,
  OracleParameter,
  OracleRunOutputData,
  OracleState,
  OracleStatus,
  OracleTaskRun,
  OracleTaskRunOutput,
  OracleTaskRunRetry,
  OracleTaskRunWithOutput,
  OracleTaskType,
} from './oracle/wire.ts'
export type { PapermillCellMetadata, PapermillMetadata } from './papermill.ts'
export type { SourceOptions, SourcePayload } from './payload.ts'
export type {
  PrefectArtifact,
  PrefectFlowRun,
  PrefectLog,
  PrefectRun,
  PrefectState,
  PrefectStateType,
  PrefectTaskRun,
} from './prefect/wire.ts'
