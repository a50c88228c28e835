import { readFileSync } from 'node:fs'
import { corpusNotebooks } from './shared.ts'

interface LooseNotebook {
  readonly metadata?: {
    readonly language_info?: { readonly name?: string }
    readonly kernelspec?: { readonly language?: string }
  }
  readonly cells?: readonly { readonly cell_type: string; readonly source: string | readonly string[] }[]
}

/** The sources of all code cells of the corpus in a language; those of notebooks that name none count as Python. */
export function corpusCode(language: string): string[] {
  return corpusNotebooks().flatMap((path) => {
    const notebook = parsed(path)
    const own = notebook.metadata?.language_info?.name ?? notebook.metadata?.kernelspec?.language ?? 'python'
    if (own !== language || !Array.isArray(notebook.cells)) return []
    return notebook.cells
      .filter((cell) => cell.cell_type === 'code')
      .map(({ source }) => [source].flat().join('').replace(/\r\n?/g, '\n'))
  })
}

function parsed(path: string): LooseNotebook {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LooseNotebook
  } catch {
    // Some are invalid on purpose.
    return {}
  }
}
