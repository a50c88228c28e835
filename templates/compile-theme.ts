import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Loader, transform } from 'esbuild'

/** What a page needs of a theme. */
export interface CompiledTheme {
  readonly styles: readonly CompiledStyle[]
  /** Undefined for a theme that extends another: all have one script. */
  readonly script?: CompiledScript
}

/** A stretch of the style sheet that every page has, or only those that show what it is for. */
export interface CompiledStyle {
  /** `theme/file.css` */
  readonly file: string
  readonly for?: string
  readonly css: string
}

export interface CompiledScript {
  readonly text: string
  readonly hash: string
}

type Style = string | { readonly file: string; readonly for: string }

interface Manifest {
  /** CSS files, in the order of the cascade; with `for`, one for pages that have that part. */
  readonly styles: readonly Style[]
  readonly script?: string
  /** The name of the theme beside this one whose styles come first. */
  readonly extends?: string
  /** File of that theme → file of this one that takes its place. */
  readonly replaces?: { readonly [file: string]: string }
}

/** Puts a theme's files together and makes them small. */
export async function compileTheme(folder: string): Promise<CompiledTheme> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const styles = [
    ...(manifest.extends === undefined ? [] : await inheritedStyles(folder, manifest)),
    ...(await Promise.all(manifest.styles.map((style) => compileStyle(folder, style)))),
  ]
  if (manifest.script === undefined) return { styles }
  if (manifest.extends !== undefined)
    throw new Error(`${folder}: a theme that extends another has no script of its own`)
  return { styles, script: await compileScript(folder, manifest.script) }
}

async function inheritedStyles(
  folder: string,
  { extends: base = '', replaces = {} }: Manifest,
): Promise<readonly CompiledStyle[]> {
  const { styles } = await compileTheme(join(folder, '..', base))
  const unknown = Object.keys(replaces).find((file) =>
    styles.every((style) => style.file !== `${base}/${file}`),
  )
  if (unknown !== undefined) throw new Error(`${folder}: ${base} has no ${unknown} to replace`)
  return Promise.all(
    styles.map((style) => {
      const own = replaces[basename(style.file)]
      if (own === undefined) return style
      return compileStyle(folder, style.for === undefined ? own : { file: own, for: style.for })
    }),
  )
}

async function compileStyle(folder: string, style: Style): Promise<CompiledStyle> {
  const { file, ...part } = typeof style === 'string' ? { file: style } : style
  const css = await minify(readFileSync(join(folder, file), 'utf8'), 'css')
  refuse(css, /<\/style/i, folder)
  return { file: `${basename(folder)}/${file}`, ...part, css }
}

async function compileScript(folder: string, file: string): Promise<CompiledScript> {
  const text = await minify(readFileSync(join(folder, file), 'utf8'), 'js')
  refuse(text, /<\/script|<!--|<script/i, folder)
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` }
}

/** Modern CSS and JavaScript stay as they are written: what browsers must support is decided there. */
async function minify(source: string, loader: Loader): Promise<string> {
  const { code } = await transform(source, {
    loader,
    minify: true,
    charset: 'ascii',
    legalComments: 'none',
    target: 'esnext',
  })
  // One character beyond Latin-1 makes engines keep the whole page, images and all, in two bytes for each. esbuild
  // leaves those of regular expressions as they are.
  const wide = /[^\0-\x7f]/.exec(code)
  if (wide) throw new Error(`Write ${JSON.stringify(wide[0])} as an escape sequence.`)
  return code.trim()
}

/** What would end the element the text is embedded in. */
function refuse(text: string, pattern: RegExp, folder: string): void {
  const found = pattern.exec(text)
  if (found) throw new Error(`${folder}: must not hold ${JSON.stringify(found[0])}`)
}
