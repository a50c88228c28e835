import { dirname, join } from 'node:path'
import { PlatenError, type ReportDescription } from '../index.ts'
import type { Console, Message } from './console.ts'
import type { Rendered } from './open-input.ts'
import type { ExportTarget } from './plan.ts'
import { type AnyWarning, reportError, WarningPrinter } from './report.ts'
import type { Settings } from './settings.ts'
import { formatSize } from './size.ts'
import type { WriteFile } from './write-file.ts'
import type { WriteOut } from './write-out.ts'

/** How it went with one input. */
export interface ExportOutcome {
  readonly good: boolean
  readonly files: readonly WrittenOutput[]
  /** What went wrong, in one sentence. */
  readonly problem?: string | undefined
  readonly description?: ReportDescription | undefined
  /** What was found of what was to be masked; undefined where the input was not looked through. */
  readonly masking?: Masking | undefined
}

export interface Masking {
  /** Whether something was masked. */
  readonly isRedacted: boolean
  /** Names to be masked that nothing was called. */
  readonly unusedNames: readonly string[]
}

export interface WrittenOutput extends ExportTarget {
  /** In bytes. */
  readonly size: number
}

/** Where outputs go. */
export interface Writers {
  readonly out: WriteOut
  readonly file: WriteFile
}

/** Hears what comes of one input, in this order, from whoever renders it: this thread or another. */
export interface RenderingListener {
  /** How many of the warnings so far are of repairs. */
  readonly repairs: number
  warning(warning: AnyWarning): void
  info(line: string): void
  error(error: Message): void
  /** What went wrong; it has been said. */
  failed(problem: string): void
  output(target: ExportTarget, rendered: Rendered): Promise<void>
}

/** An output, as it is to be written. */
export interface ReadyOutput extends Omit<Rendered, 'content'> {
  readonly content: Rendered['content'] | readonly Uint8Array[]
}

/** How rendering an input ended. */
export interface RenderingEnd extends Masking {
  readonly isRead: boolean
  /** Why nothing was made of it, although it could be read. */
  readonly refused?: Message
}

/** Says what comes of an input, and writes its outputs. */
export class InputReceiver implements RenderingListener {
  readonly #name: string
  readonly #settings: Settings
  readonly #console: Console
  readonly #writers: Writers
  readonly #isAlone: boolean
  readonly #warnings: WarningPrinter
  readonly #files: WrittenOutput[] = []
  #problem: string | undefined
  #description: ReportDescription | undefined

  /** @param isAlone Whether there is no other input: what is to be masked may be in any of several. */
  constructor(name: string, settings: Settings, console: Console, writers: Writers, isAlone: boolean) {
    this.#name = name
    this.#settings = settings
    this.#console = console
    this.#writers = writers
    this.#isAlone = isAlone
    this.#warnings = new WarningPrinter(console, name, settings.verbose)
  }

  get repairs(): number {
    return this.#warnings.repairs
  }

  warning(warning: AnyWarning): void {
    this.#warnings.add(warning)
  }

  info(line: string): void {
    this.#console.info(line)
  }

  error(error: Message): void {
    this.#console.error(this.#name, error)
  }

  failed(problem: string): void {
    this.#problem ??= problem
  }

  /** @throws UsageError for an option whose value turned out to be wrong */
  async output(target: ExportTarget, rendered: ReadyOutput): Promise<void> {
    try {
      const size = await this.#write(target, rendered)
      this.#files.push({ ...target, size })
      this.#description ??= rendered.description
    } catch (error) {
      this.failed(reportError(this.#console, this.#name, error, 'input'))
    }
  }

  /** For an error of ours, not of the input's. */
  broken(error: unknown): RenderingEnd {
    this.failed(reportError(this.#console, this.#name, error, 'input'))
    return { isRead: false, isRedacted: false, unusedNames: [] }
  }

  /** Says what is to be said when all of it has come. */
  conclude({ refused, isRead, isRedacted, unusedNames }: RenderingEnd): ExportOutcome {
    const { redact, strict } = this.#settings
    const files = this.#files
    const good = isRead && !refused && this.#problem === undefined
    const masking = good || isRedacted ? { isRedacted, unusedNames } : undefined
    if (!isRead || refused) {
      this.#warnings.finish()
      if (refused) this.#console.error(this.#name, refused)
      return { good, files, problem: refused?.message ?? this.#problem, masking }
    }
    if (good && redact?.isSpecific && !isRedacted) this.#sayNothingMasked()
    this.#warnings.finish()
    if (isRedacted) this.#console.info(`${this.#name}: secrets were redacted`)
    const outcome = { files, description: this.#description, masking }
    if (!good || !strict || this.#warnings.count === 0) return { ...outcome, good, problem: this.#problem }
    const message = `it counts as failed because of ${some(this.#warnings.count, 'warning')}`
    this.#console.error(this.#name, { code: 'STRICT', message })
    return { ...outcome, good: false, problem: message }
  }

  /** A name with a slip in it masks nothing, and whoever gave it believes that it does. */
  #sayNothingMasked(): void {
    if (this.#isAlone)
      this.#warnings.add({ ...notRedacted('nothing was redacted: it has nothing'), document: 'input' })
    else this.#console.info(`${this.#name}: nothing was redacted`)
  }

  async #write(
    { path, makeFolders, inside }: ExportTarget,
    { content, files }: ReadyOutput,
  ): Promise<number> {
    const { out, file: writeFile } = this.#writers
    if (path === '-') {
      await out(content).catch((cause) => {
        throw stdoutError(cause)
      })
      return 0
    }
    const folder = dirname(path)
    // Before what refers to them.
    for (const [file, bytes] of files)
      await writeFile(join(folder, file), bytes, { makeFolders: true, inside: folder })
    const size = await writeFile(path, content, { makeFolders, ...(inside !== undefined && { inside }) })
    const more = files.size === 0 ? '' : ` and ${some(files.size, 'file')} it shows`
    this.#console.info(`${this.#name}: wrote ${path} (${formatSize(size)})${more}`)
    return size
  }
}

/** The warning that what was to be masked is not there. */
export function notRedacted(said: string) {
  const message = `${said} that --redact, --redact-header or --redact-pattern names`
  return { code: 'NOT_REDACTED', message, pointer: '' }
}

export function some(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function stdoutError(cause: Error): PlatenError {
  return new PlatenError({
    code: 'WRITE_FAILED',
    message: `Cannot write standard output: ${cause.message}.`,
    help: 'Check where it leads to.',
    cause,
  })
}
