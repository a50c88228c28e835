export { type ExportedFile, type ExportFormat, type ExportOptions, exportTaskRunOutput } from './convert.ts'
export { type ErrorCode, type ErrorDetails, type ErrorJson, PlatenError } from './errors.ts'
export { type Limits, limits, limitsOf } from './limits.ts'
export type { JsonObject, JsonValue } from './model/json.ts'
export type {
  Attachments,
  Cell,
  CodeCell,
  DisplayDataOutput,
  ErrorOutput,
  ExecuteResultOutput,
  MarkdownCell,
  MimeBundle,
  Notebook,
  NotebookMetadata,
  Output,
  RawCell,
  StreamOutput,
  UnknownOutput,
} from './model/notebook.ts'
export type { NotebookTemplate } from './model/notebook-template.ts'
export type { Violation } from './model/schema/violation.ts'
export type {
  Check,
  ChecksItem,
  Durations,
  ErrorItem,
  FileItem,
  HtmlItem,
  ImageItem,
  ItemKind,
  JsonItem,
  Link,
  LinkItem,
  LogLine,
  LogsItem,
  MarkdownItem,
  MessagesItem,
  Metric,
  MetricsItem,
  NotebookItem,
  OutputItem,
  Param,
  ParamsItem,
  ProgressItem,
  RefItem,
  RunState,
  TableColumn,
  TableItem,
  TaskRunMeta,
  TaskRunOutput,
  TextItem,
  Truncation,
  UnknownItem,
  ValueItem,
} from './model/task-run.ts'
export { taskRunOutputSchema } from './model/task-run-schema.ts'
export {
  type ImageFile,
  type PrepareAssetsOptions,
  type PrepareCharts,
  prepareAssets,
  type ResolveImage,
} from './prepare-assets.ts'
export { embeddedIpynb, fromHtml } from './read/from-html.ts'
export { type FromIpynbOptions, fromIpynb } from './read/from-ipynb/from-ipynb.ts'
export { fromTaskRun } from './read/from-task-run/from-task-run.ts'
export { parseTaskRun } from './read/from-task-run/parse-task-run.ts'
export { type NotebookValidation, type ValidateOptions, validateNotebook } from './read/validate.ts'
export type { Redaction, RedactOptions, Redactor } from './redact/redactor.ts'
export type { Assets, PreparedChart } from './render/assets.ts'
export type { HtmlOptions, ImageBudget, PageOptions } from './render/options.ts'
export { type HtmlSlot, html, joinHtml, SafeHtml, trustedHtml } from './render/safe-html.ts'
export type { CellScope, MimeContext, MimeRenderer, RenderEnv } from './render/scope.ts'
export { escapeHtml } from './text/escape-html.ts'
export { isHtml } from './text/is-html.ts'
export { JsonNumber } from './text/json/number.ts'
export { type CellChange, type CellPass, type CellTransform, eachCell } from './transforms/cell-transform.ts'
export { type ClearMetadataOptions, clearMetadata } from './transforms/clear-metadata.ts'
export { clearOutputs } from './transforms/clear-outputs.ts'
export { coalesceStreams } from './transforms/coalesce-streams.ts'
export { defaultTransforms } from './transforms/default-transforms.ts'
export { deterministicIds } from './transforms/deterministic-ids.ts'
export { type ExtractedFiles, type ExtractFilesOptions, extractFiles } from './transforms/extract-files.ts'
export { type HideInputsOptions, hideInputs } from './transforms/hide-inputs.ts'
export { type InlineAttachmentsOptions, inlineAttachments } from './transforms/inline-attachments.ts'
export type { MetadataPath } from './transforms/metadata-paths.ts'
export { removeByPattern } from './transforms/remove-by-pattern.ts'
export { type RemoveByTagOptions, removeByTag } from './transforms/remove-by-tag.ts'
export { type StableOptions, stable } from './transforms/stable.ts'
export {
  type StripOptions,
  stripForVersionControl,
  volatileMetadata,
} from './transforms/strip-for-version-control.ts'
export { applyTransforms, type Transform } from './transforms/transform.ts'
export {
  type TruncateOutputsOptions,
  type TruncationRecord,
  truncateOutputs,
} from './transforms/truncate-outputs.ts'
export type { OnWarning, Warning, WarningCode } from './warnings.ts'
export type { Words } from './words/words.ts'
export { type ReportFile, type ReportHeadersOptions, reportHeaders } from './write/headers/report-headers.ts'
export { describeReport, type ReportDescription } from './write/html/describe-report.ts'
export { type FragmentOptions, type HtmlFragment, toHtmlFragment } from './write/html/fragment.ts'
export { type IndexEntry, type IndexFile, type IndexOptions, toIndexHtml } from './write/html/index-page.ts'
export { toHtml, toHtmlBytes, toHtmlChunks } from './write/html/page.ts'
export { type IpynbOptions, toIpynb } from './write/ipynb.ts'
export { type NormalizeOptions, normalizeIpynb } from './write/normalize/normalize-ipynb.ts'
