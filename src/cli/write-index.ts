import { basename, join, relative, sep } from 'node:path'
import { type IndexEntry, toIndexHtml } from '../index.ts'
import type { Console } from './console.ts'
import type { ExportOutcome, Writers } from './input-receiver.ts'
import { type ExportJob, INDEX } from './plan.ts'
import { displayName, reportError } from './report.ts'
import type { Settings } from './settings.ts'
import { formatSize } from './size.ts'

/**
 * `--index`: one page in the outputs' folder that links them all, and names what failed.
 *
 * @returns whether it could be written
 */
export async function writeIndex(
  folder: string,
  jobs: readonly ExportJob[],
  outcomes: readonly ExportOutcome[],
  { html }: Settings,
  console: Console,
  writers: Writers,
): Promise<boolean> {
  const path = join(folder, INDEX)
  const { title: _, ...options } = html
  try {
    const entries = outcomes.map((outcome, i) => entryOf(displayName(jobs[i]!.input), outcome, folder))
    const size = await writers.file(path, [toIndexHtml(entries, options)], {
      makeFolders: true,
      inside: folder,
    })
    console.info(`wrote ${path} (${formatSize(size)})`)
    return true
  } catch (error) {
    reportError(console, INDEX, error, 'input')
    return false
  }
}

function entryOf(input: string, { files, problem, description }: ExportOutcome, folder: string): IndexEntry {
  return {
    title: basename(input),
    ...description,
    name: input,
    files: files.map(({ path, format, size }) => ({
      href: address(relative(folder, path)),
      format: format.toUpperCase(),
      size,
    })),
    ...(problem !== undefined && { problem }),
  }
}

/** A path as a relative address. */
function address(path: string): string {
  return path.split(sep).map(encodeURIComponent).join('/')
}
