// node .ci/check-package.mjs FILE.tgz: what users install is all there and loads, and nothing else is.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { posix, resolve } from 'node:path'

const { bin, exports, types, version } = JSON.parse(readFileSync('package.json', 'utf8'))
const targets = Object.values(exports).flatMap((target) =>
  typeof target === 'string' ? [target] : Object.values(target),
)
const binaries = Object.values(bin)

const required = [...targets, types, ...binaries, 'README.md', 'LICENSE', 'CHANGELOG.md', 'package.json'].map(
  (path) => path.replace(/^\.\//, ''),
)
const allowed =
  /^(?:package\.json|README\.md|ARCHITECTURE\.md|CHANGELOG\.md|LICENSE|\.github\/(?:[\w-]+\.md|report\.png|peers\.svg)|bench\/README\.md|src\/(?:limits|model\/task-run)\.ts|dist\/[\w./-]+\.(?:c?js|d\.ts|json|txt))$/
const files = execFileSync('tar', ['-tzf', process.argv[2]], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((path) => path.replace(/^package\//, ''))

const problems = new Set([
  ...required.filter((path) => !files.includes(path)).map((path) => `missing: ${path}`),
  ...files.filter((path) => !allowed.test(path)).map((path) => `not for users: ${path}`),
  ...files.filter((path) => path.endsWith('.md')).flatMap(deadLinks),
])
if (problems.size === 0) await load()
for (const problem of problems) console.error(problem)
process.exitCode = problems.size > 0 ? 1 : 0

/** Links of a page to files that are not in the package. */
function deadLinks(page) {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, link]) => link)
  return links
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => posix.join(posix.dirname(page), link))
    .filter((path) => !files.includes(path))
    .map((path) => `a link of ${page} leads to nothing: ${path}`)
}

async function load() {
  for (const path of targets.filter((target) => target.endsWith('.js'))) {
    const names = Object.keys(await import(resolve(path)))
    if (names.length === 0) problems.add(`exports nothing: ${path}`)
  }
  for (const path of binaries) {
    const said = execFileSync(process.execPath, [path, '--version'], { encoding: 'utf8' }).trim()
    if (!said.includes(version)) problems.add(`${path} --version says ${said}`)
  }
}
