import { basename, dirname } from 'node:path'
import { describeReport, type Notebook, type ReportDescription } from '../index.ts'
import { readInput, renderOutput } from '../node/index.ts'
import type { Console } from './console.ts'
import { type Extracted, extraction } from './extraction.ts'
import { sameVersion } from './keep-version.ts'
import { JUPYTER, type PointedInto, parseInput, sourceTitle } from './parse-input.ts'
import type { ExportTarget } from './plan.ts'
import type { Redaction } from './redaction.ts'
import { reportError } from './report.ts'
import type { Settings } from './settings.ts'

/** An input that could be read. */
export interface Opened {
  readonly render: (target: ExportTarget) => Promise<Rendered>
  /** What pointers into the notebook lead into as the user sees it. */
  readonly document: PointedInto
}

/** An input that could not; it has been said why. */
export interface Unreadable {
  readonly problem: string
}

/** All of an output, before any of it is written, so that none is begun that cannot be finished. */
export interface Rendered {
  readonly content: readonly string[]
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
  console: Console,
  redaction: Redaction,
): Promise<Opened | Unreadable> {
  let input: Uint8Array | undefined
  let document: PointedInto = 'input'
  const { limits, inputBytes } = settings.limits
  try {
    input = await readInput(path, inputBytes === undefined ? {} : { maxBytes: inputBytes })
    if (settings.keepVersion) {
      const content = [sameVersion(input, settings.limits)]
      return { render: async () => ({ content, files: new Map(), description: undefined }), document }
    }
    const parsed = parseInput(input, {
      from: settings.from,
      mustBeNotebook: path.toLowerCase().endsWith('.ipynb'),
      name: path === '-' ? undefined : basename(path),
      limits,
      template: settings.template,
      onWarning: redaction.into,
      redaction,
      onRecognised: (source) => console.info(`${name}: recognised as ${sourceTitle(source)}`),
    })
    const { source } = parsed
    document = parsed.document
    const notebook = parsed.makeNotebook()
    const shown = source === JUPYTER ? document : 'notebook'
    return {
      render: (target) => render(notebook, shown, path, target, settings, redaction),
      document: shown,
    }
  } catch (error) {
    const text = document === 'input' ? input : undefined
    return { problem: reportError(console, name, redaction.error(error), document, text) }
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
  const content = await renderOutput(notebook, format, {
    html: settings.html,
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
  const description = settings.index ? describeReport(written, settings.html) : undefined
  return { content, files: extract?.files() ?? new Map(), description }
}

function imagesFor(input: string, { images, remoteImages }: Settings) {
  const remote = remoteImages === undefined ? {} : { remoteImages }
  if (images === false) return remote
  if (input !== '-') return { ...remote, images, imageFolder: dirname(input) }
  return images.root === undefined ? remote : { ...remote, images, imageFolder: images.root }
}
