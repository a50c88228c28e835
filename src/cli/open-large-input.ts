import { stat } from 'node:fs/promises'
import { expectFit } from '../node/export-notebook-file.ts'
import { titledAfter } from '../node/file-title.ts'
import { findPart } from '../node/streaming/find-part.ts'
import { isLarge } from '../node/streaming/memory.ts'
import { NotStreamable } from '../node/streaming/notebook-file.ts'
import { NotebookSource } from '../node/streaming/notebook-source.ts'
import { canStream, renderSource } from '../node/streaming/render-source.ts'
import { imagesFor } from './images-for.ts'
import { locate, type Position } from './locate.ts'
import type { Opened } from './open-input.ts'
import { hasRun, JUPYTER } from './parsed-input.ts'
import type { Redaction } from './redaction.ts'
import type { Settings } from './settings.ts'

/**
 * Opens a notebook that is better read cell by cell. Undefined where it is not that large, or has to be in memory as a
 * whole for what is asked for, and fits.
 *
 * @throws PlatenError what reading it throws; LIMIT_EXCEEDED where it does not fit
 */
export async function openLargeInput(
  path: string,
  settings: Settings,
  redaction: Redaction,
): Promise<Opened | undefined> {
  const { from } = settings
  const isNotebook = from === JUPYTER || (from === undefined && path.toLowerCase().endsWith('.ipynb'))
  if (path === '-' || !isNotebook || !(await isLargeFile(path, settings))) return undefined
  try {
    const reason = reasonForMemory(settings)
    if (reason !== undefined) throw new NotStreamable(reason)
    const opened = await NotebookSource.open(path, {
      limits: settings.limits.limits,
      onWarning: redaction.into('input'),
    })
    if (from === undefined && hasRun(opened.frame)) {
      await opened.close()
      throw new NotStreamable('is that of a run (--from jupyter takes it for a notebook like any other)')
    }
    return {
      document: 'input',
      close: () => opened.close(),
      render: async ({ format }) => {
        const content = await renderSource(opened, format, {
          html: titledAfter(path, settings.html),
          limits: settings.limits.limits,
          transforms: settings.transforms(redaction.into, 'input'),
          ...imagesFor(path, settings),
          onWarning: redaction.into('input'),
        })
        return { content, files: new Map(), description: undefined }
      },
    }
  } catch (error) {
    if (!(error instanceof NotStreamable)) throw error
    await expectFit(path, error.reason)
    return undefined
  }
}

/** Where a value stands in a file that is too large to look it up in memory. */
export async function locateInFile(path: string, pointer: string): Promise<Position | undefined> {
  const part = await findPart(path, pointer)
  if (part === undefined) return undefined
  const inside = locate(part.text, [part.pointer]).get(part.pointer)
  if (inside === undefined) return undefined
  return {
    line: part.line + inside.line - 1,
    column: inside.line === 1 ? part.column + inside.column - 1 : inside.column,
  }
}

/** The input's size is limited where it is in memory, so the limit refuses it there. */
export async function isLargeFile(path: string, { limits: { inputBytes } }: Settings): Promise<boolean> {
  const file = await stat(path).catch(() => undefined)
  return (
    file?.isFile() === true && isLarge(file.size) && !(inputBytes !== undefined && file.size > inputBytes)
  )
}

function reasonForMemory(settings: Settings): string | undefined {
  const { keepVersion, redact, extractTo, index, charts, transforms } = settings
  if (keepVersion) return 'is to keep its version'
  if (redact !== undefined) return 'is to be redacted'
  if (extractTo !== undefined) return 'is to have its files extracted'
  if (charts) return 'is to have its charts drawn'
  if (index) return 'is to be in an index'
  const needsAll = !canStream(transforms(() => () => {}, 'input'))
  return needsAll ? 'goes through a transform that needs all of it' : undefined
}
