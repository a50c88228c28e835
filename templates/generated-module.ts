import type { NotebookTemplate } from '../src/model/notebook-template.ts'
import type { CompiledTheme } from './compile-theme.ts'

type Named<T> = readonly (readonly [string, T])[]

/** The text of src/generated/templates.ts. */
export function generatedModule(notebooks: Named<NotebookTemplate>, themes: Named<CompiledTheme>): string {
  return `// Made from templates/ by \`npm run templates\`. Do not edit.
import type { NotebookTemplate } from '../model/notebook-template.ts'

/** What only pages with such content need of the style sheet. */
export type StylePart = ${parts(themes)}

/** Style and script of a page. */
export interface HtmlTheme {
  /** In the order of the cascade; those with \`for\` only where a page has that part. */
  readonly styles: readonly { readonly for?: StylePart; readonly css: string }[]
  /** Exactly as it has to stand in the page's one script element. */
  readonly script: string
  /** For the page's CSP: \`sha256-…\` of the script. */
  readonly scriptHash: string
}

export const notebookTemplates: { ${properties(notebooks, 'NotebookTemplate')} } = ${literal(notebooks)}

export const htmlThemes: { ${properties(themes, 'HtmlTheme')} } = ${literal(themes)}
`
}

function properties(named: Named<unknown>, type: string): string {
  return named.map(([name]) => `readonly ${JSON.stringify(name)}: ${type}`).join('; ')
}

function parts(themes: Named<CompiledTheme>): string {
  const names = themes.flatMap(([, { styles }]) => styles.flatMap((style) => style.for ?? []))
  return [...new Set(names)]
    .sort()
    .map((name) => JSON.stringify(name))
    .join(' | ')
}

function literal(named: Named<unknown>): string {
  return JSON.stringify(Object.fromEntries(named), null, 2)
}
