import type { NotebookTemplate } from '../src/model/notebook-template.ts'
import type { CompiledStyle, CompiledTheme } from './compile-theme.ts'

type Named<T> = readonly (readonly [string, T])[]

/** The text of src/generated/templates.ts. */
export function generatedModule(notebooks: Named<NotebookTemplate>, themes: Named<CompiledTheme>): string {
  const scripts = themes.flatMap(([, { script }]) => script ?? [])
  if (scripts.length !== 1) throw new Error(`${scripts.length} themes have a script; all share one`)
  // Each file once, however many themes have it.
  const sheets = new Map(
    themes.flatMap(([, { styles }]) => styles.map(({ file, css }) => [file, css] as const)),
  )
  const files = [...sheets.keys()].sort()
  return `// Made from templates/ by \`npm run templates\`. Do not edit.
import type { NotebookTemplate } from '../model/notebook-template.ts'

/** What only pages with such content need of the style sheet. */
export type StylePart = ${union(themes.flatMap(([, { styles }]) => styles.flatMap((style) => style.for ?? [])))}

/** A stretch of a style sheet; with \`for\` only where a page has that part. */
export interface HtmlStyle {
  readonly for?: StylePart
  readonly css: string
}

export type ThemeName = ${union(themes.map(([name]) => name))}

export const notebookTemplates: { ${properties(notebooks, 'NotebookTemplate')} } = ${literal(notebooks)}

/** The one script of all pages. */
export const pageScript: {
  /** Exactly as it has to stand in the page's one script element. */
  readonly text: string
  /** For the page's CSP: \`sha256-…\` of the script. */
  readonly hash: string
} = ${JSON.stringify(scripts[0], null, 2)}

// By number: names would be in every bundle.
const css: readonly string[] = [
${files.map((file) => `  // ${file}\n  ${JSON.stringify(sheets.get(file))},\n`).join('')}]

/** How pages look: stretches of a style sheet, in the order of the cascade. */
export const htmlThemes: Readonly<Record<ThemeName, readonly HtmlStyle[]>> = {
${themes.map(([name, { styles }]) => `  ${name}: [\n${styles.map((style) => styleLiteral(style, files)).join('')}  ],\n`).join('')}}
`
}

function styleLiteral({ file, for: part }: CompiledStyle, files: readonly string[]): string {
  const condition = part === undefined ? '' : `for: ${JSON.stringify(part)}, `
  return `    { ${condition}css: css[${files.indexOf(file)}]! },\n`
}

function properties(named: Named<unknown>, type: string): string {
  return named.map(([name]) => `readonly ${JSON.stringify(name)}: ${type}`).join('; ')
}

function union(names: readonly string[]): string {
  return [...new Set(names)]
    .sort()
    .map((name) => JSON.stringify(name))
    .join(' | ')
}

function literal(named: Named<unknown>): string {
  return JSON.stringify(Object.fromEntries(named), null, 2)
}
