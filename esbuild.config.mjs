// Builds what tsc does not: the command line as a folder, the modules for browsers, and the JSON Schema as a file.
//   node esbuild.config.mjs --clean   removes dist
//   node esbuild.config.mjs           after tsc: writes dist/cli, dist/browser, their licences, and the schema
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
 * Dependencies that only some inputs need are files of their own, read when they are first used: a small export spends
 * most of its time on reading programs. The module our code imports becomes a stand-in of the same exports.
 *
 * @param found is filled with what there is to build: the file's name and the dependency
 */
function lazy(found) {
  let imported = Promise.resolve()
  return {
    name: 'lazy',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: LAZY }, ({ path, importer }) =>
        importer.includes('node_modules') ? undefined : { path, namespace: 'lazy' },
      )
      onLoad({ filter: /./, namespace: 'lazy' }, async ({ path }) => {
        // One after the other: Node 20 stumbles over an import and a require of the same module at once.
        imported = imported.then(() => import(path))
        const { default: main, ...named } = await imported
        const file = path.replace(/^highlight\.js\/lib\/(languages\/)?/, 'highlight-')
        found.set(file, path)
        const getters = Object.keys(main ?? named).map(
          (name) => `${JSON.stringify(name)}: { enumerable: true, get: () => load().${name} }`,
        )
        const standIn = typeof main === 'function' ? '(...args) => load()(...args)' : '{}'
        const contents = `
          const { requireBeside } = require('beside:')
          let real
          const load = () => (real ??= exported(requireBeside('./${file}.cjs')))
          const exported = (module) => (module.__esModule && module.default) || module
          module.exports = Object.defineProperties(${standIn}, { ${getters.join(', ')} })`
        return { contents }
      })
      onResolve({ filter: /^beside:$/ }, ({ path }) => ({ path, namespace: 'beside' }))
      onLoad({ filter: /./, namespace: 'beside' }, () => ({
        contents: `
          import { createRequire } from 'node:module'
          export const requireBeside = createRequire(import.meta.url)`,
      }))
    },
  }
}

/** The dependency behind a stand-in, as an import finds it: what fflate has for a `require` is made for Node's threads. */
const real = {
  name: 'real',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^real:/ }, ({ path }) =>
      resolve(path.slice('real:'.length), { kind: 'import-statement', resolveDir: ROOT }),
    )
  },
}

/**
 * Bundles the command line into a folder: the program, its threads, the process that draws charts, and what they load
 * when they need it. The tests use it too, so that they run what users run.
 */
export async function buildCli(outdir) {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const shared = {
    absWorkingDir: ROOT,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  }
  const dependencies = new Map()
  const program = await build({
    ...shared,
    entryPoints: ['src/cli/main.ts', 'src/cli/export-thread.ts', 'src/vega/vega-child.ts'],
    entryNames: '[name]',
    splitting: true,
    format: 'esm',
    // Whoever wants charts drawn installs Vega.
    external: ['vega', 'vega-lite', 'vega-interpreter'],
    plugins: [lazy(dependencies)],
    define: { __PLATEN_VERSION__: JSON.stringify(version) },
  })
  const others = await build({
    ...shared,
    entryPoints: Array.from(dependencies, ([out, path]) => ({ in: `real:${path}`, out })),
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    plugins: [real, unused],
  })
  await chmod(join(outdir, 'main.js'), 0o755)
  return [program, others].flatMap(({ metafile }) => Object.keys(metafile.inputs))
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
    const inputs = await buildCli(join(ROOT, 'dist/cli'))
    await writeFile(join(ROOT, 'dist/cli/licenses.txt'), await licenses(inputs))
    const browserInputs = await buildBrowser(join(ROOT, 'dist/browser'))
    await writeFile(join(ROOT, 'dist/browser/licenses.txt'), await licenses(browserInputs))
    await writeSchema()
  }
}
