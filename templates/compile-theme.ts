import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Loader, transform } from 'esbuild'

/** What a page needs of a theme. */
export interface CompiledTheme {
  readonly styles: readonly CompiledStyle[]
  readonly script: string
  readonly scriptHash: string
}

/** A stretch of the style sheet that every page has, or only those that show what it is for. */
interface CompiledStyle {
  readonly for?: string
  readonly css: string
}

interface Manifest {
  /** CSS files, in the order of the cascade; with `for`, one for pages that have that part. */
  readonly styles: readonly (string | { readonly file: string; readonly for: string })[]
  readonly script: string
}

/** Puts a theme's files together and makes them small. */
export async function compileTheme(folder: string): Promise<CompiledTheme> {
  const { styles, script } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const compiled: CompiledStyle[] = []
  for (const style of styles) {
    const { file, ...part } = typeof style === 'string' ? { file: style } : style
    const css = await minify(readFileSync(join(folder, file), 'utf8'), 'css')
    refuse(css, /<\/style/i, folder)
    compiled.push({ ...part, css })
  }
  const js = await minify(readFileSync(join(folder, script), 'utf8'), 'js')
  refuse(js, /<\/script|<!--|<script/i, folder)
  return {
    styles: compiled,
    script: js,
    scriptHash: `sha256-${createHash('sha256').update(js).digest('base64')}`,
  }
}

/** Modern CSS and JavaScript stay as they are written: what browsers must support is decided there. */
async function minify(source: string, loader: Loader): Promise<string> {
  const { code } = await transform(source, {
    loader,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    target: 'esnext',
  })
  return code.trim()
}

/** What would end the element the text is embedded in. */
function refuse(text: string, pattern: RegExp, folder: string): void {
  const found = pattern.exec(text)
  if (found) throw new Error(`${folder}: must not hold ${JSON.stringify(found[0])}`)
}
