import { invalidOption } from '../../errors.ts'
import { fileNameProblem, fileStem } from '../../text/file-name.ts'

/** A file that was put into a {@link FileList}. */
export interface ListedFile {
  /** From the notebook, with `/`. */
  readonly path: string
  /** The path as a URL for Markdown and HTML. */
  readonly url: string
}

export interface FileList {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** `words` are anything; the file's name is made of what is safe in them. */
  readonly add: (words: readonly string[], extension: string, bytes: Uint8Array) => ListedFile
}

/** Files of one folder, with names of which none is another in different case. Throws `INVALID_OPTION` for a bad folder. */
export function createFileList(folder: string): FileList {
  checkFolder(folder)
  const files = new Map<string, Uint8Array>()
  const taken = new Map<string, number>()
  return {
    files,
    add(words, extension, bytes) {
      const name = freeName(fileStem(words.join('-')) || 'file', extension, taken)
      const path = folder === '' ? name : `${folder}/${name}`
      files.set(path, bytes)
      return { path, url: path.split('/').map(encodeSegment).join('/') }
    },
  }
}

/** `taken`: each name in use, in lower case, and how many have asked for it. */
function freeName(stem: string, extension: string, taken: Map<string, number>): string {
  const wanted = `${stem}.${extension}`.toLowerCase()
  let count = (taken.get(wanted) ?? 0) + 1
  const numbered = (): string => (count === 1 ? `${stem}.${extension}` : `${stem}-${count}.${extension}`)
  while (count > 1 && taken.has(numbered().toLowerCase())) count++
  taken.set(wanted, count)
  if (count > 1) taken.set(numbered().toLowerCase(), 1)
  return numbered()
}

function checkFolder(folder: string): void {
  if (folder === '') return
  for (const segment of folder.split('/')) {
    const problem = fileNameProblem(segment)
    if (problem === undefined) continue
    throw invalidOption(
      '/folder',
      `folder ${JSON.stringify(folder)} has ${problem}`,
      'Pass a relative path with /, such as report_files, or an empty text for none.',
    )
  }
}

/** Without what Markdown could take for its own. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/[!'()*_~]/g, (character) =>
    character === '_' ? '_' : `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
