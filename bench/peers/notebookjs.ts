import type { AsyncCandidate } from '../lanes/server.ts'

interface Notebookjs {
  parse(notebook: unknown): { render(): { readonly outerHTML: string } }
}

const encoder = new TextEncoder()

/** As its own command line runs it: jsdom, marked and DOMPurify, all options at their defaults. */
export async function loadNotebookjs(): Promise<AsyncCandidate> {
  // Through a variable: the compiler must not ask for packages that are only installed on demand.
  const packageName = 'notebookjs'
  const { default: notebookjs } = (await import(packageName)) as { default: Notebookjs }
  return {
    name: 'notebookjs',
    about: 'JSON.parse + notebookjs on jsdom + TextEncoder',
    render: (ipynb) => encoder.encode(notebookjs.parse(JSON.parse(ipynb)).render().outerHTML),
  }
}
