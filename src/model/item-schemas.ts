import type { JsonValue } from './json.ts'
import type {
  Check,
  ItemKind,
  LogLine,
  Metric,
  OutputItem,
  Param,
  RunState,
  TableColumn,
  TextItem,
  Truncation,
} from './task-run.ts'
import {
  anyJson,
  anyObject,
  atLeast,
  choice,
  constant,
  either,
  type Fields,
  list,
  number,
  object,
  optional,
  reference,
  type TypedSchema,
  text,
} from './typed-schema.ts'

type Of<K extends ItemKind> = Extract<OutputItem, { readonly kind: K }>
type BaseKey = Exclude<keyof TextItem, 'text'>

/** The schema of one kind of item: its own fields and those every item may carry. */
function item<K extends ItemKind>(
  kind: K,
  fields: Fields<Omit<Of<K>, BaseKey>>,
  description?: string,
): TypedSchema<Of<K>> {
  const base: Fields<Pick<TextItem, Exclude<BaseKey, 'kind'>>> = {
    title: optional(text('A heading above the item.')),
    truncated: optional(reference<Truncation>('truncation')),
    vendor: optional(anyObject('What the job system reported and no field holds, as it came.')),
  }
  return object({ kind: constant(kind), ...fields, ...base } as unknown as Fields<Of<K>>, description)
}

const logLine = object<LogLine>({
  message: text(),
  timestamp: optional(either(number(), text(), "Milliseconds since the epoch, or the system's own text.")),
  level: optional(text()),
  logger: optional(text()),
})

const tableColumn = object<TableColumn>({
  name: text(),
  type: optional(text("The column's type in the system's own words; a number type aligns right.")),
})

const metric = object<Metric>({
  name: text(),
  value: anyJson(),
  unit: optional(text()),
  step: optional(number()),
  timestamp: optional(number('Milliseconds since the epoch.')),
})

const check = object<Check>({
  name: text(),
  status: choice({ passed: true, failed: true, warning: true, skipped: true, error: true, unknown: true }),
  group: optional(text()),
  severity: optional(text()),
  message: optional(text()),
  remediation: optional(text()),
  duration: optional(number('Milliseconds.')),
})

/** The schema of each kind of item. */
export const itemSchemas: { readonly [K in ItemKind]: TypedSchema<Of<K>> } = {
  notebook: item(
    'notebook',
    { content: either(text(), anyObject(), 'The .ipynb as text (best) or as a parsed object.') },
    'A whole notebook (nbformat JSON). Its cells are taken over as they are.',
  ),
  messages: item(
    'messages',
    { messages: list(anyObject()) },
    'Jupyter IOPub messages in the order received, as {header: {msg_type}, parent_header, content}.',
  ),
  logs: item(
    'logs',
    {
      stream: optional(choice({ stdout: true, stderr: true }, 'Default stdout.')),
      text: optional(text()),
      lines: optional(list(logLine)),
    },
    'Console output: one text, ANSI escapes allowed, or structured lines.',
  ),
  table: item('table', {
    columns: list(tableColumn),
    rows: list(list<JsonValue>(anyJson()), "Each row has one value per column, in the columns' order."),
    totalRows: optional(atLeast(0, 'Rows in the whole result, where it is longer than `rows`.')),
  }),
  image: item('image', {
    mimeType: text('image/png, image/jpeg, image/gif, image/webp, image/svg+xml, …'),
    data: text("Base64; for image/svg+xml the SVG's text."),
    alt: optional(text()),
    width: optional(atLeast(0, 'CSS pixels.')),
    height: optional(atLeast(0, 'CSS pixels.')),
  }),
  file: item('file', {
    name: text(),
    mimeType: optional(text()),
    data: optional(text('The content in base64, where it is at hand.')),
    size: optional(atLeast(0, 'Bytes.')),
    url: optional(text()),
  }),
  error: item('error', {
    name: text("The exception's class."),
    message: text(),
    traceback: optional(
      either(text(), list(text()), 'ANSI escapes allowed; one text, or frames as IPython gives them.'),
    ),
  }),
  metrics: item('metrics', { metrics: list(metric) }),
  params: item('params', { params: list(reference<Param>('param')) }),
  markdown: item('markdown', { text: text() }),
  html: item('html', { html: text() }, 'Untrusted HTML; sanitised when rendered.'),
  json: item('json', { value: anyJson() }),
  text: item('text', { text: text() }),
  value: item(
    'value',
    { name: optional(text()), value: anyJson() },
    "A returned value: a task's result, an XCom, an output parameter.",
  ),
  link: item('link', { label: optional(text()), url: text() }),
  progress: item('progress', {
    label: optional(text()),
    value: number(),
    total: optional(number('Default 100.')),
    unit: optional(text()),
  }),
  checks: item('checks', { checks: list(check) }, 'Results of checks or tests.'),
  ref: item(
    'ref',
    {
      type: text('What is pointed at: run, notebook, dashboard, …'),
      id: text(),
      label: optional(text()),
      url: optional(text()),
      state: optional(reference<RunState>('runState')),
    },
    'Another run or object whose output is elsewhere.',
  ),
  unknown: item(
    'unknown',
    { type: optional(text('What the job system calls it.')), value: anyJson() },
    'What no other kind fits; shown as JSON, never dropped.',
  ),
}
