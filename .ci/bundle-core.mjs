// Bundles the core as a web page would load it, for size-limit to weigh.
import { build } from 'esbuild'

await build({
  entryPoints: ['src/index.ts'],
  outfile: 'node_modules/.cache/platen/core.min.js',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2023',
  logLevel: 'warning',
})
