import { basename } from 'node:path'
import { describeReport, type Notebook, PlatenError, type ReportDescription } from '../index.ts'
import { titledAfter } from '../node/file-title.ts'
import { readInput, renderOutput } from '../node/index.ts'
import type { MessageConsole } from './console.ts'
import { type Extracted, extraction } from './extraction.ts'
import { imagesFor } from './images-for.ts'
import { sameVersion } from './keep-version.ts'
import type { Position } from './locate.ts'
import { locateInFile, openLargeInput } from './open-large-input.ts'
import { parseInput } from './parse-input.ts'
import { JUPYTER, type PointedInto } from './parsed-input.ts'
import type { ExportTarget } from './plan.ts'
import type { Redaction } from './redaction.ts'
import { placeIn, reportError } from './report.ts'
import type { Settings } from './settings.ts'

/** An input that could be read. */
export interface Opened {
  readonly render: (target: ExportTarget) => Promise<Rendered>
  /** What pointers into the notebook lead into as the user sees it. */
  readonly document: PointedInto
  /** Call it when nothing more is rendered. */
  readonly close: () => Promise<void>
}

/** An input that could not; it has been said why. */
export interface Unreadable {
  readonly problem: string
}

/**
 * All of an output, before any of it is written, so that none is begun that cannot be finished. Of a notebook that is
 * read cell by cell, it is made while it is written; what can be wrong with the notebook is known before.
 */
export interface Rendered {
  readonly content: readonly string[] | AsyncIterable<string>
  /** By their path from the output's folder, with `/`. */
  readonly files: Extracted
  /** What an index says of it, where there is to be one. */
  readonly description: ReportDescription | undefined
}

/** Reads an input, and says why where it cannot be read. */
export async function openInput(
  path: string,
  name: string,
  settings: Settings,
  console: MessageConsole,
  redaction: Redaction,
): Promise<Opened | Unreadable> {
  let input: Uint8Array | undefined
  let document: PointedInto = 'input'
  const { limits, inputBytes } = settings.limits
  try {
    const large = await openLargeInput(path, settings, redaction)
    if (large) return large
    input = await readInput(path, inputBytes === undefined ? {} : { maxBytes: inputBytes })
    if (settings.keepVersion) {
      const content = [sameVersion(input, settings.limits)]
      const rendered = { content, files: new Map(), description: undefined }
      return { render: async () => rendered, document, close: async () => {} }
    }
    const parsed = await parseInput(input, {
      from: settings.from,
      mustBeNotebook: path.toLowerCase().endsWith('.ipynb'),
      name: path === '-' ? undefined : basename(path),
      limits,
      template: settings.template,
      lang: settings.html.lang,
      onWarning: redaction.into,
      redaction,
      onRecognised: (title) => console.info(`${name}: recognised as ${title}`),
    })
    const { source } = parsed
    document = parsed.document
    const notebook = parsed.makeNotebook()
    const shown = source === JUPYTER ? document : 'notebook'
    return {
      render: (target) => render(notebook, shown, path, target, settings, redaction),
      document: shown,
      close: async () => {},
    }
  } catch (error) {
    const place = document === 'input' ? await placeOf(error, path, input) : undefined
    return { problem: reportError(console, name, redaction.error(error), document, place) }
  }
}

async function render(
  notebook: Notebook,
  document: PointedInto,
  input: string,
  { format, path }: ExportTarget,
  settings: Settings,
  redaction: Redaction,
): Promise<Rendered> {
  const { extractTo } = settings
  const extract =
    extractTo === undefined || format !== 'ipynb'
      ? undefined
      : extraction(extractTo, path, redaction.into('notebook'))
  let written = notebook
  const html = titledAfter(input, settings.html)
  const content = await renderOutput(notebook, format, {
    html,
    limits: settings.limits.limits,
    transforms: [
      ...settings.transforms(redaction.into, document),
      ...redaction.transforms,
      ...(extract ? [extract.transform] : []),
      (last) => {
        written = last
        return last
      },
    ],
    ...imagesFor(input, settings),
    ...(settings.charts && { charts: settings.charts }),
    onWarning: redaction.into(document),
  })
  const description = settings.index ? describeReport(written, html) : undefined
  return { content, files: extract?.files() ?? new Map(), description }
}

/** Line and column of the value that an error names. A file that is not in memory is read once more. */
async function placeOf(
  error: unknown,
  path: string,
  input: Uint8Array | undefined,
): Promise<Position | undefined> {
  if (!(error instanceof PlatenError) || error.line !== undefined || error.pointer === '') return undefined
  return input === undefined ? locateInFile(path, error.pointer) : placeIn(input, error.pointer)
}
