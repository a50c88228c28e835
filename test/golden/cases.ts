import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  applyTransforms,
  defaultTransforms,
  fromIpynb,
  fromTaskRun,
  type HtmlOptions,
  type IndexEntry,
  type Notebook,
  type TaskRunOutput,
  toHtml,
  toHtmlFragment,
  toIndexHtml,
  toIpynb,
  type Warning,
} from '../../src/index.ts'
import { type RedactRules, redaction, tokenPatterns } from '../../src/redact/index.ts'
import { fromAny } from '../../src/sources/index.ts'
import { repositoryPath } from '../support/shared.ts'

/** One folder of `fixtures/`: an input and what it must become. */
export interface GoldenCase {
  readonly name: string
  readonly folder: string
  readonly input: string
}

export interface GoldenOutput {
  readonly 'expected.ipynb': string
  readonly 'expected.html': string
  /** Where `options.json` asks for it: the same as a fragment, HTML and CSS. */
  readonly 'expected.fragment.html': string
  readonly 'expected.fragment.css': string
  /** What was repaired, shortened or left out, one per line; empty where nothing was. */
  readonly 'expected.warnings.txt': string
}

export const goldenCases: readonly GoldenCase[] = readdirSync(repositoryPath('fixtures'), {
  withFileTypes: true,
})
  .filter(
    (entry) => entry.isDirectory() && !existsSync(repositoryPath('fixtures', entry.name, 'entries.json')),
  )
  .map((entry) => {
    const folder = repositoryPath('fixtures', entry.name)
    const input = readdirSync(folder).find((name) => name.startsWith('input.'))
    if (input === undefined) throw new Error(`${folder} holds no input`)
    return { name: entry.name, folder, input: join(folder, input) }
  })
  .sort((a, b) => (a.name < b.name ? -1 : 1))

/** What `redact.json` beside an input says. */
interface RedactFile extends RedactRules {
  readonly tokens?: boolean
}

/** What `options.json` beside an input says. */
interface OptionsFile extends HtmlOptions {
  readonly fragment?: boolean
}

/** `entries.json` in a folder of `fixtures/`, and the index that it becomes. */
export const indexFolder = repositoryPath('fixtures', 'index-page')

export function renderIndex(): { readonly 'expected.html': string } {
  const entries = JSON.parse(readFileSync(join(indexFolder, 'entries.json'), 'utf8')) as IndexEntry[]
  return { 'expected.html': toIndexHtml(entries) }
}

/**
 * The way from the input to both formats, as the command line goes it: the default one, but for `redact.json` and
 * `options.json`.
 */
export function renderCase({ folder, input }: GoldenCase): GoldenOutput {
  const { fragment, ...options } = readJson<OptionsFile>(folder, 'options.json') ?? {}
  const warnings: Warning[] = []
  const onWarning = (warning: Warning) => void warnings.push(warning)
  const bytes = readFileSync(input)
  const rules = redactRules(folder)
  const redactor = rules && redaction(rules).start({ onWarning })
  const clean = (notebook: Notebook) => redactor?.notebook(notebook) ?? notebook
  const readRun = (run: TaskRunOutput) => fromTaskRun(redactor?.taskRun(run) ?? run, { onWarning })
  const read: Notebook = input.endsWith('.ipynb')
    ? clean(fromIpynb(bytes, { onWarning }))
    : readRun(fromAny(bytes, { name: basename(input), onWarning }))
  const notebook = clean(applyTransforms(read, defaultTransforms))
  const embedded = fragment ? toHtmlFragment(notebook, { idPrefix: 'golden-', ...options }) : undefined
  return {
    'expected.html': toHtml(notebook, { ...options, onWarning }),
    'expected.fragment.html': embedded?.html ?? '',
    'expected.fragment.css': embedded?.css ?? '',
    'expected.ipynb': toIpynb(notebook),
    'expected.warnings.txt': warnings
      .map(({ code, pointer, message }) => `${code} ${pointer} ${message}\n`)
      .join(''),
  }
}

/** Undefined where there is no file: then nothing is changed. */
function redactRules(folder: string): RedactRules | undefined {
  const file = readJson<RedactFile>(folder, 'redact.json')
  if (file === undefined) return undefined
  const { tokens, ...rules } = file
  return { ...rules, patterns: [...(rules.patterns ?? []), ...(tokens ? tokenPatterns : [])] }
}

function readJson<T>(folder: string, name: string): T | undefined {
  const path = join(folder, name)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined
}
