import type { SourceAdapter } from './adapter.ts'
import { convertAirflow, isAirflow } from './airflow/from-airflow.ts'
import { convertDagster, isDagster } from './dagster/from-dagster.ts'
import { convertDatabricks, isDatabricks } from './databricks/from-run-output.ts'
import { convertDbt, isDbt } from './dbt/from-run-results.ts'
import { convertGithub, isGithub } from './github-actions/from-github.ts'
import { convertGreatExpectations, isGreatExpectations } from './great-expectations/from-result.ts'
import { convertHuawei, isHuawei } from './huawei/from-job.ts'
import { convertJunit, isJunit } from './junit/from-junit.ts'
import { convertNotebook, isNotebook } from './jupyter.ts'
import { convertMessages, isMessages } from './jupyter-messages.ts'
import { convertLog, isLog } from './log/from-log.ts'
import { convertMarkdown, isMarkdown } from './markdown.ts'
import { convertMlflow, isMlflow } from './mlflow/from-run.ts'
import { convertOracle, isOracle } from './oracle/from-task-run-output.ts'
import { convertPapermill, isPapermill } from './papermill.ts'
import { convertTaskRun, isTaskRun } from './platen.ts'
import { convertPrefect, isPrefect } from './prefect/from-prefect.ts'
import { convertTable, isTable } from './table/from-table.ts'
import { convertVmware, isVmware } from './vmware/from-check-sets.ts'

/** The job systems Platen reads, in the order they are tried. */
export const sourceAdapters: readonly SourceAdapter[] = [
  {
    name: 'platen',
    title: 'Platen task run',
    reads: 'TaskRunOutput, Platen’s own model (task-run-output.schema.json). Nothing is lost.',
    detect: isTaskRun,
    convert: convertTaskRun,
  },
  {
    name: 'jupyter',
    title: 'Jupyter notebook',
    reads: 'An .ipynb of nbformat 1 to 4 (nbformat.readthedocs.io). Nothing is lost; there is no run state.',
    detect: isNotebook,
    convert: convertNotebook,
  },
  {
    name: 'papermill',
    title: 'Papermill',
    reads:
      'An .ipynb that Papermill wrote, with its run in metadata.papermill (papermill.readthedocs.io). Nothing is lost; ' +
      'the state is the file’s own word, and is said to be.',
    detect: isPapermill,
    convert: convertPapermill,
  },
  {
    name: 'jupyter-messages',
    title: 'Jupyter messages',
    reads:
      'Messages of the IOPub channel, as JSON Lines or a list (jupyter-client.readthedocs.io, Messaging in Jupyter), ' +
      'requests and replies among them. Lost are the headers, channels and display ids of messages that are shown.',
    input: 'either',
    detect: isMessages,
    convert: convertMessages,
  },
  {
    name: 'oracle-aidp',
    title: 'Oracle AI Data Platform',
    reads:
      'TaskRunOutput (fetchOutput), alone or as {taskRun, output}, and ExportedTaskRunOutputContents (export) of the ' +
      'REST API 20260430 (docs.oracle.com, AI Data Platform Workbench). How values were encoded is lost, not what ' +
      'they say; COMPRESS and BZIP2 are refused.',
    detect: isOracle,
    convert: convertOracle,
  },
  {
    name: 'databricks',
    title: 'Databricks',
    input: 'either',
    reads:
      'RunOutput (runs/get-output), Run (runs/get) and the views of runs/export of the Jobs API 2.0 to 2.2 ' +
      '(docs.databricks.com); notebooks exported as HTML or .ipynb. What the API does not return (rows of a SQL ' +
      'query, outputs of a run’s several tasks) is referred to; how Databricks rendered Markdown is lost. What a page holds ' +
      'is documented nowhere: its fields are those that pages were seen to have, and others are kept as they are.',
    detect: isDatabricks,
    convert: convertDatabricks,
  },
  {
    name: 'airflow',
    title: 'Apache Airflow',
    input: 'either',
    reads:
      'A task instance, its log (text of 2.x, JSON lines of 3.x, what the REST API v1 and v2 answer), XCom entries and DAG ' +
      'runs (airflow.apache.org, Stable REST API), alone or as {task_instance, dag_run, log, xcom}. Nothing is lost; groups of a log are drawn, and what ' +
      'only the log says of the run’s state is said to be from there.',
    detect: isAirflow,
    convert: convertAirflow,
  },
  {
    name: 'dagster',
    title: 'Dagster',
    input: 'either',
    reads:
      'A run and its events as GraphQL answers them (runOrError, logsForRun), or as Dagster serialises them (EventLogEntry, ' +
      'JSON Lines of them, DebugRunPayload) (docs.dagster.io, GraphQL API). Nothing is lost.',
    detect: isDagster,
    convert: convertDagster,
  },
  {
    name: 'prefect',
    title: 'Prefect',
    reads:
      'Flow runs, task runs, artifacts of every type and logs of the REST API (docs.prefect.io), each alone, as a list, or ' +
      'together as {flow_run, task_run, task_runs, artifacts, logs}. Nothing is lost.',
    detect: isPrefect,
    convert: convertPrefect,
  },
  {
    name: 'dbt',
    title: 'dbt',
    reads:
      'run_results.json of schemas v4 to v6 and sources.json, alone or as {run_results, manifest} (docs.getdbt.com, ' +
      'artifacts). Nothing of the results is lost; of a manifest, names, files and compiled code are taken.',
    detect: isDbt,
    convert: convertDbt,
  },
  {
    name: 'mlflow',
    title: 'MLflow',
    reads:
      'runs/get and runs/search of the REST API 2.0, also with metrics_history and artifacts beside the run, and what ' +
      'mlflow runs describe prints (mlflow.org, REST API). Nothing is lost; artifacts are listed, not read.',
    detect: isMlflow,
    convert: convertMlflow,
  },
  {
    name: 'great-expectations',
    title: 'Great Expectations',
    reads:
      'Validation results and checkpoint results of 0.13 to 1.x (to_json_dict, json) and what describe() prints ' +
      '(docs.greatexpectations.io). Nothing is lost.',
    detect: isGreatExpectations,
    convert: convertGreatExpectations,
  },
  {
    name: 'github-actions',
    title: 'GitHub Actions',
    reads:
      'Jobs and runs of the REST API, also with log, summary and annotations; a job’s log as the API or gh run view ' +
      'gives it; a job summary in Markdown (docs.github.com, Actions). Nothing is lost; groups of a log are drawn.',
    input: 'either',
    fileNames: /step[-_]?summary/i,
    detect: isGithub,
    convert: convertGithub,
  },
  {
    name: 'junit',
    title: 'JUnit XML',
    reads:
      'Test reports in JUnit’s XML as pytest, Maven Surefire, Jest, Go’s tools and Playwright write it ' +
      '(github.com/testmoapp/junitxml). Nothing is lost; a document type is refused.',
    input: 'text',
    detect: isJunit,
    convert: convertJunit,
  },
  {
    name: 'vmware-sddc',
    title: 'VMware SDDC Manager',
    reads:
      'Results of check-set runs (AssessmentOutput), Validations and Tasks of SDDC Manager 5.0 to 9.1, and ' +
      '{runId, task, result} (developer.broadcom.com, SDDC Manager API). Nothing is lost. Which keys the context of an ' +
      'error has is documented nowhere: those are looked for that name a resource, a check, a severity or a status.',
    detect: isVmware,
    convert: convertVmware,
  },
  {
    name: 'huawei-drs',
    title: 'Huawei Cloud DRS',
    reads:
      'Tasks of the Data Replication Service, API v5: {job}, a job by itself, {jobs} (support.huaweicloud.com, DRS API). ' +
      'Nothing is lost.',
    detect: isHuawei,
    convert: convertHuawei,
  },
  {
    name: 'log',
    title: 'Text log',
    reads: 'Plain text with timestamps or levels, or anything that is named a log. Nothing is lost.',
    input: 'text',
    isWeak: true,
    fileNames: /\.(?:log|out|err)(?:\.\d+)?$/i,
    detect: isLog,
    convert: convertLog,
  },
  {
    name: 'table',
    title: 'Table',
    reads:
      'CSV (RFC 4180), TSV, JSON Lines, JSON as pandas writes it (records, split, table, list), {columns, rows}. Nothing ' +
      'is lost but which cells of a text were quoted.',
    input: 'either',
    isWeak: true,
    fileNames: /\.(?:csv|tsv|jsonl|ndjson)$/i,
    detect: isTable,
    convert: convertTable,
  },
  {
    name: 'markdown',
    title: 'Markdown file',
    reads: 'CommonMark with GitHub’s tables (github.github.com/gfm). Nothing is lost.',
    input: 'text',
    isWeak: true,
    fileNames: /\.(?:md|markdown|mdown)$/i,
    detect: isMarkdown,
    convert: convertMarkdown,
  },
]
