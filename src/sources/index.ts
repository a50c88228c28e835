export type { SourceAdapter } from './adapter.ts'
export { sourceAdapters } from './adapters.ts'
export { type AirflowPayload, fromAirflowTask } from './airflow/from-airflow.ts'
export type {
  AirflowException,
  AirflowLogLine,
  AirflowLogResponse,
  AirflowState,
  AirflowTaskInstance,
  AirflowTaskRun,
  AirflowXCom,
} from './airflow/wire.ts'
export { type DagsterPayload, fromDagsterRun } from './dagster/from-dagster.ts'
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
export { type DbtPayload, fromDbtRunResults } from './dbt/from-run-results.ts'
export type {
  DbtManifest,
  DbtManifestNode,
  DbtMetadata,
  DbtRunResult,
  DbtRunResults,
  DbtRunWithManifest,
  DbtStatus,
  DbtTiming,
} from './dbt/wire.ts'
export { detectSource, type FromAnyOptions, fromAny } from './from-any.ts'
export { fromGithubActions, type GithubPayload } from './github-actions/from-github.ts'
export type {
  GithubActionsPayload,
  GithubAnnotation,
  GithubConclusion,
  GithubJob,
  GithubJobs,
  GithubStatus,
  GithubStep,
  GithubWorkflowRun,
} from './github-actions/wire.ts'
export { fromGreatExpectations, type GreatExpectationsPayload } from './great-expectations/from-result.ts'
export type {
  GreatExpectationsCheckpointDescription,
  GreatExpectationsCheckpointResult,
  GreatExpectationsDetails,
  GreatExpectationsException,
  GreatExpectationsMeta,
  GreatExpectationsResult,
  GreatExpectationsStatistics,
  GreatExpectationsValidationResult,
} from './great-expectations/wire.ts'
export { fromHuaweiDrsJob, type HuaweiDrsPayload } from './huawei/from-job.ts'
export { huaweiDrsTaskDefinition } from './huawei/task-definition.ts'
export type {
  HuaweiDrsBaseInfo,
  HuaweiDrsEndpoint,
  HuaweiDrsJob,
  HuaweiDrsJobDetail,
  HuaweiDrsJobs,
  HuaweiDrsPrecheck,
  HuaweiDrsProgress,
} from './huawei/wire.ts'
export { fromJunitXml, type JunitPayload } from './junit/from-junit.ts'
export { fromJupyterNotebook } from './jupyter.ts'
export { fromJupyterMessages, type JupyterMessage, type JupyterMessagesPayload } from './jupyter-messages.ts'
export { fromLog } from './log/from-log.ts'
export { fromMarkdown } from './markdown.ts'
export { fromMlflowRun, type MlflowPayload } from './mlflow/from-run.ts'
export type {
  MlflowArtifacts,
  MlflowDatasetInput,
  MlflowKeyValue,
  MlflowMetric,
  MlflowMetricHistory,
  MlflowRun,
  MlflowRunData,
  MlflowRunInfo,
  MlflowRunPayload,
  MlflowRuns,
  MlflowStatus,
} from './mlflow/wire.ts'
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
export { fromPapermillNotebook, type PapermillCellMetadata, type PapermillMetadata } from './papermill.ts'
export type { SourceOptions, SourcePayload } from './payload.ts'
export { fromPrefectRun, type PrefectPayload } from './prefect/from-prefect.ts'
export type {
  PrefectArtifact,
  PrefectFlowRun,
  PrefectLog,
  PrefectRun,
  PrefectState,
  PrefectStateType,
  PrefectTaskRun,
} from './prefect/wire.ts'
export { fromTable, type TablePayload } from './table/from-table.ts'
export { fromVmwareCheckSets, type VmwarePayload } from './vmware/from-check-sets.ts'
export type {
  VmwareAssessmentOutput,
  VmwareCheckSetRun,
  VmwareEntity,
  VmwareError,
  VmwareNotification,
  VmwareSubTask,
  VmwareTask,
  VmwareValidation,
  VmwareValidationCheck,
} from './vmware/wire.ts'
