// node .ci/check-package.mjs FILE.tgz: what users install is all there and loads, and nothing else is.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const { bin, exports, types, version } = JSON.parse(readFileSync('package.json', 'utf8'))
const targets = Object.values(exports).flatMap((target) =>
  typeof target === 'string' ? [target] : Object.values(target),
)
const binaries = Object.values(bin)

const required = [...targets, types, ...binaries, 'README.md', 'LICENSE', 'CHANGELOG.md', 'package.json'].map(
  (path) => path.replace(/^\.\//, ''),
)
const allowed =
  /^(?:package\.json|README\.md|ARCHITECTURE\.md|CHANGELOG\.md|LICENSE|\.github\/[\w-]+\.md|dist\/[\w./-]+\.(?:js|d\.ts|json|txt))$/
const files = execFileSync('tar', ['-tzf', process.argv[2]], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((path) => path.replace(/^package\//, ''))

const problems = new Set([
  ...required.filter((path) => !files.includes(path)).map((path) => `missing: ${path}`),
  ...files.filter((path) => !allowed.test(path)).map((path) => `not for users: ${path}`),
])
if (problems.size === 0) await load()
for (const problem of problems) console.error(problem)
process.exitCode = problems.size > 0 ? 1 : 0

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
