import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  applyTransforms,
  defaultTransforms,
  fromIpynb,
  fromTaskRun,
  type HtmlOptions,
  type Notebook,
  type TaskRunOutput,
  toHtml,
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
  /** What was repaired, shortened or left out, one per line; empty where nothing was. */
  readonly 'expected.warnings.txt': string
}

export const goldenCases: readonly GoldenCase[] = readdirSync(repositoryPath('fixtures'), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
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

/** The way from the input to both formats, as the command line goes it: the default one, but for `redact.json` and `options.json`. */
export function renderCase({ folder, input }: GoldenCase): GoldenOutput {
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
  return {
    'expected.html': toHtml(notebook, { ...htmlOptions(folder), onWarning }),
    'expected.ipynb': toIpynb(notebook),
    'expected.warnings.txt': warnings
      .map(({ code, pointer, message }) => `${code} ${pointer} ${message}\n`)
      .join(''),
  }
}

/** What `options.json` beside an input says. */
function htmlOptions(folder: string): HtmlOptions {
  const path = join(folder, 'options.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as HtmlOptions) : {}
}

/** Undefined where there is no file: then nothing is changed. */
function redactRules(folder: string): RedactRules | undefined {
  const path = join(folder, 'redact.json')
  if (!existsSync(path)) return undefined
  const { tokens, ...rules } = JSON.parse(readFileSync(path, 'utf8')) as RedactFile
  return { ...rules, patterns: [...(rules.patterns ?? []), ...(tokens ? tokenPatterns : [])] }
}
