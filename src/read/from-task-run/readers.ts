import type { ItemKind } from '../../model/task-run.ts'
import type { ItemReader } from './item-reader.ts'
import { readChecks } from './items/checks.ts'
import { readError } from './items/error.ts'
import { readFile } from './items/file.ts'
import { readHtml } from './items/html.ts'
import { readImage } from './items/image.ts'
import { readJson } from './items/json.ts'
import { readLink } from './items/link.ts'
import { readLogs } from './items/logs.ts'
import { readMarkdown } from './items/markdown.ts'
import { readMessages } from './items/messages.ts'
import { readMetrics } from './items/metrics.ts'
import { readNotebook } from './items/notebook.ts'
import { readParams } from './items/params.ts'
import { readProgress } from './items/progress.ts'
import { readRef } from './items/ref.ts'
import { readTable } from './items/table.ts'
import { readText } from './items/text.ts'
import { readUnknown } from './items/unknown.ts'
import { readValue } from './items/value.ts'

/** How each kind of item becomes cells. To add a kind: a file like these, and a line here. */
export const itemReaders: { readonly [K in ItemKind]: ItemReader<K> } = {
  notebook: readNotebook,
  messages: readMessages,
  logs: readLogs,
  table: readTable,
  image: readImage,
  file: readFile,
  error: readError,
  metrics: readMetrics,
  params: readParams,
  markdown: readMarkdown,
  html: readHtml,
  json: readJson,
  text: readText,
  value: readValue,
  link: readLink,
  progress: readProgress,
  checks: readChecks,
  ref: readRef,
  unknown: readUnknown,
}
