// Bundles the core as a web page's bundler would, from the modules for browsers, for size-limit to weigh.
import { build } from 'esbuild'

await build({
  entryPoints: ['dist/browser/index.js'],
  outfile: 'node_modules/.cache/platen/core.min.js',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2023',
  logLevel: 'warning',
})
