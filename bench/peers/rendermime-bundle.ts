import { join } from 'node:path'
import { build } from 'esbuild'
import { BENCH, SCRATCH } from '../paths.ts'

const CONTENTS = `
export { RenderMimeRegistry, standardRendererFactories } from '@jupyterlab/rendermime'
export { createMarkdownParser } from '@jupyterlab/markedparser-extension'
export { MathJaxTypesetter } from '@jupyterlab/mathjax-extension'
export { EditorLanguageRegistry } from '@jupyterlab/codemirror'
`

/** JupyterLab's modules import style sheets and icons, which only a bundler can load. Returns the bundle's path. */
export async function bundleRendermime(): Promise<string> {
  const outfile = join(SCRATCH, 'rendermime.mjs')
  await build({
    stdin: { contents: CONTENTS, resolveDir: BENCH },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'node20',
    loader: { '.svg': 'text', '.css': 'empty' },
    // MathJax asks where it lies, to load from there what is already in the bundle.
    define: { 'process.env.NODE_ENV': '"production"', __dirname: '"/"' },
    logLevel: 'error',
  })
  return outfile
}
