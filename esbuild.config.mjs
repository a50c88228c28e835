// Builds what tsc does not: the command line as one file, the modules for browsers, and the JSON Schema as a file.
//   node esbuild.config.mjs --clean   removes dist
//   node esbuild.config.mjs           after tsc: writes dist/cli.js, dist/browser, their licences, and the schema
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const ROOT = dirname(fileURLToPath(import.meta.url))

/**
 * What sanitize-html loads for features the sanitiser leaves off (parsing styles, formatting dates), and its parser for
 * documents, which nobody builds: more than a tenth of the bundle, parsed at every start, and postcss would bring file
 * access along.
 */
const unused = {
  name: 'unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(postcss|dayjs|domhandler|domutils|dom-serializer)$/ }, ({ path }) => ({
      path,
      namespace: 'unused',
    }))
    onLoad({ filter: /./, namespace: 'unused' }, ({ path }) => ({
      contents: `module.exports = () => { throw new Error('${path} is not part of this bundle') }`,
    }))
  },
}

const LAZY = /^(entities|fflate|highlight\.js\/.+|marked|sanitize-html|saxes|temml)$/

/**
 * Dependencies that only some inputs need are set up when they are first used, which makes a small export a fifth
 * faster: the module our code imports becomes a stand-in of the same exports, each fetching the real one.
 */
const lazy = {
  name: 'lazy',
  setup({ onResolve, onLoad, resolve }) {
    let imported = Promise.resolve()
    onResolve({ filter: LAZY }, ({ path, importer, pluginData }) =>
      importer.includes('node_modules') || pluginData === lazy ? undefined : { path, namespace: 'lazy' },
    )
    // As an import would find it, not as a require: the one of fflate is made for Node's worker threads.
    onResolve({ filter: /^real:/ }, ({ path }) =>
      resolve(path.slice('real:'.length), { kind: 'import-statement', resolveDir: ROOT, pluginData: lazy }),
    )
    onLoad({ filter: /./, namespace: 'lazy' }, async ({ path }) => {
      // One after the other: Node 20 stumbles over an import and a require of the same module at once.
      imported = imported.then(() => import(path))
      const { default: main, ...named } = await imported
      const getters = Object.keys(main ?? named).map(
        (name) => `${JSON.stringify(name)}: { enumerable: true, get: () => load().${name} }`,
      )
      const standIn = typeof main === 'function' ? '(...args) => load()(...args)' : '{}'
      const contents = `
        let real
        const load = () => (real ??= exported(require('real:${path}')))
        const exported = (module) => (module.__esModule && module.default) || module
        module.exports = Object.defineProperties(${standIn}, { ${getters.join(', ')} })`
      return { contents, resolveDir: ROOT }
    })
  },
}

/** Bundles the command line. The tests use it too, so that they run what users run. */
export async function buildCli(outfile) {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/main.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [unused, lazy],
    minify: true,
    legalComments: 'none',
    banner: { js: '#!/usr/bin/env node' },
    define: { __PLATEN_VERSION__: JSON.stringify(version) },
    metafile: true,
    logLevel: 'warning',
  })
  await chmod(outfile, 0o755)
  await buildChartProcess(join(dirname(outfile), 'vega-child.js'))
  return Object.keys(metafile.inputs)
}

/** The process in which the command line draws charts, beside it. Vega stays an import: whoever wants it installs it. */
async function buildChartProcess(outfile) {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/vega/vega-child.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['vega', 'vega-lite', 'vega-interpreter'],
    minify: true,
    logLevel: 'warning',
  })
}

/** Our dependencies stay imports, for the page's own bundler. */
const external = {
  name: 'external',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, external: true },
    )
  },
}

/** What becomes of markup that should not be there, where every kilobyte counts. */
const small = {
  name: 'small',
  setup({ onResolve }) {
    onResolve({ filter: /\/by-sanitize-html\.ts$/ }, () => ({
      path: join(ROOT, 'src/render/sanitize/by-escaping.ts'),
    }))
  },
}

/**
 * What `package.json` gives to browsers: without sanitize-html, which is never asked and brings postcss along, at which
 * bundlers complain of the files it reads. The purity test runs these modules.
 */
export async function buildBrowser(outdir) {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: {
      index: 'src/index.ts',
      sources: 'src/sources/index.ts',
      redact: 'src/redact/index.ts',
      live: 'src/live/index.ts',
      'task-template': 'src/task-template/index.ts',
      xlsx: 'src/task-template/xlsx/index.ts',
      vega: 'src/vega/browser.ts',
    },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    plugins: [small, external],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
  return Object.keys(metafile.inputs)
}

/** The licence texts of every package that went into the bundle. */
async function licenses(inputs) {
  const packages = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined))
  const texts = await Promise.all([...packages].sort().map(licenseOf))
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

function packageFolder(input) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input.replaceAll(sep, '/'))?.[0]
}

async function licenseOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8'))
  const files = (await readdir(join(ROOT, folder)))
    .filter((file) => /^(licen[cs]e|notice)/i.test(file))
    .sort()
  const texts = await Promise.all(files.map((file) => readFile(join(ROOT, folder, file), 'utf8')))
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join('\n\n').concat('\n')
}

async function writeSchema() {
  const { taskRunOutputSchema } = await import(pathToFileURL(join(ROOT, 'dist/index.js')).href)
  if (taskRunOutputSchema === undefined) throw new Error('dist/index.js exports no taskRunOutputSchema')
  await writeFile(
    join(ROOT, 'dist/task-run-output.schema.json'),
    `${JSON.stringify(taskRunOutputSchema, null, 2)}\n`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--clean')) {
    await rm(join(ROOT, 'dist'), { recursive: true, force: true })
  } else {
    const inputs = await buildCli(join(ROOT, 'dist/cli.js'))
    await writeFile(join(ROOT, 'dist/cli.licenses.txt'), await licenses(inputs))
    const browserInputs = await buildBrowser(join(ROOT, 'dist/browser'))
    await writeFile(join(ROOT, 'dist/browser/licenses.txt'), await licenses(browserInputs))
    await writeSchema()
  }
}
