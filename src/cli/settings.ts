import { type HtmlOptions, type NotebookTemplate, PlatenError, type PrepareCharts, toHtml } from '../index.ts'
import { similarName } from '../text/similar.ts'
import { vegaCharts } from '../vega/index.ts'
import { extractionFolderOf } from './extraction.ts'
import { type ImageSettings, imageSettingsOf } from './image-settings.ts'
import { keepsVersion } from './keep-version.ts'
import { type LimitSettings, limitsOf } from './limit-option.ts'
import type { ParsedArguments } from './option.ts'
import { JUPYTER } from './parsed-input.ts'
import type { ExportFormat } from './plan.ts'
import { type RedactSettings, redactSettingsOf } from './redact-rules.ts'
import { templateOf } from './template.ts'
import { type TransformsFor, transformsOf } from './transforms.ts'
import { UsageError } from './usage-error.ts'

/** What holds for every input of an export. */
export interface Settings extends Pick<ImageSettings, 'images' | 'remoteImages'> {
  /** A source's name; undefined where it is to be recognised. */
  readonly from: string | undefined
  readonly template: 'generic' | NotebookTemplate | undefined
  readonly html: HtmlOptions
  readonly limits: LimitSettings
  /** Undefined: nothing is masked. */
  readonly redact: RedactSettings | undefined
  readonly transforms: TransformsFor
  /** The folder of `--extract-files`; undefined: media stay in the notebook. */
  readonly extractTo: string | undefined
  /** Notebooks are written at their own version; nothing else of this applies but the limits. */
  readonly keepVersion: boolean
  /** Whether `index.html` is written beside the outputs. */
  readonly index: boolean
  /** Undefined: charts are not drawn. */
  readonly charts: PrepareCharts | undefined
  /** Inputs that need repairs are refused, other warnings count as failures. */
  readonly strict: boolean
  /** All warnings are shown. */
  readonly verbose: boolean
}

/** @throws UsageError for a value that an option does not take */
export async function settingsOf(args: ParsedArguments, formats: readonly ExportFormat[]): Promise<Settings> {
  const { flags } = args
  const keepVersion = keepsVersion(args, formats)
  const limits = limitsOf(args)
  const { images, remoteImages, budget } = imageSettingsOf(args, limits)
  return {
    from: await sourceOf(args),
    template: await templateOf(args),
    html: { ...htmlOptionsOf(args), ...(budget && { images: budget }) },
    limits,
    redact: redactSettingsOf(args),
    transforms: transformsOf(args),
    extractTo: extractionFolderOf(args, formats),
    keepVersion,
    index: flags.has('index'),
    images,
    remoteImages,
    charts: flags.has('charts') ? chartsOf() : undefined,
    strict: flags.has('strict'),
    verbose: flags.has('verbose'),
  }
}

/** Before anything is read: they need packages that may not be there. */
function chartsOf(): PrepareCharts {
  try {
    return vegaCharts()
  } catch (error) {
    if (error instanceof PlatenError) throw new UsageError(`--charts: ${error.message}`, error.help)
    throw error
  }
}

/** `--from`, where it is given. */
export async function sourceOf({ values }: ParsedArguments): Promise<string | undefined> {
  const [from] = values.get('from') ?? []
  if (from === undefined || from === JUPYTER) return from
  const { sourceNames } = await import('./parse-task-run.ts')
  if (sourceNames().includes(from)) return from
  const similar = similarName(from, sourceNames())
  throw new UsageError(
    `there is no source "${from}"`,
    similar ? `Did you mean --from ${similar}?` : `Use --from with one of ${sourceNames().join(', ')}.`,
  )
}

/** Options of the page. */
function htmlOptionsOf({ values, flags }: ParsedArguments): HtmlOptions {
  if (flags.has('toc') && flags.has('no-toc')) throw new UsageError('--toc and --no-toc exclude each other')
  const given = (name: string) => values.get(name)?.[0]
  const options = {
    theme: given('theme'),
    colorScheme: given('color-scheme'),
    variables: values.has('variable') ? variablesOf(values.get('variable')!) : undefined,
    title: given('title'),
    lang: given('lang'),
    timeZone: given('time-zone'),
    locale: given('locale'),
    toc: flags.has('toc') ? true : flags.has('no-toc') ? false : undefined,
    embed: flags.has('embed') ? true : undefined,
    code: given('code'),
    lineNumbers: flags.has('line-numbers') || undefined,
  }
  const asked = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  checkPage(asked)
  return asked
}

/** `accent=#0a7` is the variable `--pl-accent`. */
function variablesOf(pairs: readonly string[]): { readonly [name: string]: string } {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, value] = /^(?:--pl-)?([^=]+)=(.*)$/s.exec(pair) ?? []
      if (name === undefined || value === undefined)
        throw new UsageError(
          `--variable needs NAME=VALUE, not "${pair}"`,
          'For example --variable accent=#0a7.',
        )
      return [`--pl-${name}`, value]
    }),
  )
}

/** Before anything is read: the page itself judges its options. */
function checkPage(options: HtmlOptions): void {
  if (Object.keys(options).length === 0) return
  try {
    toHtml({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] }, options)
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    throw inFlags(error)
  }
}

/** What the page says of an option, as it is called at the command line. */
function inFlags({ pointer, message, help = '' }: PlatenError): UsageError {
  const [, option = ''] = pointer.split('/')
  if (option === 'variables')
    return new UsageError(
      `--variable: ${message.replace('--pl-', '')}`,
      help.replaceAll('--pl-', '').replace(/Pass an object .*?\}\./, 'For example --variable accent=#0a7.'),
    )
  const flag = `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  const said = message.replace('colorScheme', '--color-scheme').replace('timeZone', '--time-zone')
  return new UsageError(said.startsWith(flag) ? said : `${flag}: ${said}`, help)
}
