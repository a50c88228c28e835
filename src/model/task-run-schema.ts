import { itemSchemas } from './item-schemas.ts'
import type { JsonSchema } from './schema/json-schema.ts'
import type { Durations, Link, Param, RunState, TaskRunMeta, Truncation } from './task-run.ts'
import { TASK_RUN_VERSION } from './task-run.ts'
import {
  anyJson,
  anyObject,
  atLeast,
  choice,
  count,
  list,
  number,
  object,
  optional,
  reference,
  text,
} from './typed-schema.ts'

const runState = object<RunState>(
  {
    lifecycle: choice(
      { pending: true, queued: true, running: true, ended: true },
      'How far the run has come.',
    ),
    result: optional(
      choice(
        { success: true, failed: true, canceled: true, timed_out: true, skipped: true, excluded: true },
        'How it ended; absent while it has not.',
      ),
    ),
    message: optional(text('Why, in a sentence for people.')),
    raw: optional(text("The state in the job system's own words.")),
  },
  'The state of a run.',
)

const durations = object<Durations>(
  {
    queue: optional(number()),
    setup: optional(number()),
    execution: optional(number()),
    cleanup: optional(number()),
    total: optional(number('Shown; without it, endTime - startTime is.')),
  },
  'In milliseconds.',
)

const param = object<Param>(
  {
    name: text(),
    value: anyJson(),
    type: optional(text("The declared type, in the job system's own words.")),
    description: optional(text()),
  },
  'One parameter.',
)

const link = object<Link>(
  { label: text(), url: text('http, https or mailto; others are shown as text.') },
  'A link.',
)

const truncation = object<Truncation>(
  {
    omitted: optional(atLeast(0, 'How much is missing, in `unit`.')),
    unit: optional(choice({ bytes: true, characters: true, lines: true, rows: true, items: true })),
    reason: optional(text('Why, in one sentence.')),
  },
  'Present when the job system shortened this item. The reader is told.',
)

const taskRunMeta = object<TaskRunMeta>(
  {
    system: text('The job system: databricks, oracle-aidp, airflow, … or any name of your own.'),
    title: optional(text("What a person calls this run; the report's title.")),
    runId: optional(text()),
    jobId: optional(text()),
    jobName: optional(text()),
    taskId: optional(text()),
    taskName: optional(text()),
    attempt: optional(count(0, '1 for the first attempt.')),
    retries: optional(list(text(), "Ids of the earlier attempts' runs, oldest first.")),
    state: optional(reference<RunState>('runState')),
    startTime: optional(number('Milliseconds since the epoch.')),
    endTime: optional(number('Milliseconds since the epoch.')),
    durations: optional(reference<Durations>('durations')),
    params: optional(list(reference<Param>('param'), 'In the order given; names may repeat.')),
    links: optional(list(reference<Link>('link'))),
    vendor: optional(anyObject('What the job system reported and no field above holds, as it came.')),
  },
  'Who ran, when, how it ended. Ids are strings, because int64 ids do not survive as numbers.',
)

const anyOtherItem: JsonSchema = {
  description: 'An item of a kind this version does not know. It is kept, and shown as JSON.',
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string', not: { enum: Object.keys(itemSchemas) } } },
}

/**
 * The JSON Schema (2020-12) of {@link TaskRunOutput}, published as `platen/task-run-output.schema.json`.
 * `parseTaskRun` checks by it.
 */
export const taskRunOutputSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'TaskRunOutput',
  description: 'What a job system returned for one run of one task, in neutral terms.',
  type: 'object',
  required: ['version', 'meta', 'outputs'],
  properties: {
    version: { description: 'The version of this model.', const: TASK_RUN_VERSION },
    meta: { $ref: '#/definitions/meta' },
    outputs: {
      description: 'What the run produced, in that order.',
      type: 'array',
      items: { $ref: '#/definitions/item' },
    },
  },
  additionalProperties: false,
  definitions: {
    meta: taskRunMeta,
    runState,
    durations,
    param,
    link,
    truncation,
    ...Object.fromEntries(Object.entries(itemSchemas).map(([kind, schema]) => [`${kind}Item`, schema])),
    item: {
      description: 'One thing the run produced. `kind` says what.',
      oneOf: [
        ...Object.keys(itemSchemas).map((kind) => ({ $ref: `#/definitions/${kind}Item` })),
        anyOtherItem,
      ],
    },
  },
}
