import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Loader, transform } from 'esbuild'

/** What a page needs of a theme. */
export interface CompiledTheme {
  readonly css: string
  readonly script: string
  readonly scriptHash: string
}

interface Manifest {
  /** CSS files, in the order of the cascade. */
  readonly styles: readonly string[]
  readonly script: string
}

/** Puts a theme's files together and makes them small. */
export async function compileTheme(folder: string): Promise<CompiledTheme> {
  const { styles, script } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const sheets = styles.map((name) => readFileSync(join(folder, name), 'utf8'))
  const css = await minify(sheets.join('\n'), 'css')
  const js = await minify(readFileSync(join(folder, script), 'utf8'), 'js')
  refuse(css, /<\/style/i, folder)
  refuse(js, /<\/script|<!--|<script/i, folder)
  return { css, script: js, scriptHash: `sha256-${createHash('sha256').update(js).digest('base64')}` }
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
