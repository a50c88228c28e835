// node .ci/check-package.mjs FILE.tgz: what users install is all there, and nothing else is.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const { bin, exports, types } = JSON.parse(readFileSync('package.json', 'utf8'))
const files = execFileSync('tar', ['-tzf', process.argv[2]], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((path) => path.replace(/^package\//, ''))

const targets = [
  ...Object.values(exports).flatMap((target) =>
    Object.values(Object(target) === target ? target : { target }),
  ),
  types,
  ...Object.values(bin),
]
const required = [
  ...targets.map((path) => path.replace(/^\.\//, '')),
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'package.json',
]
const allowed =
  /^(?:package\.json|README\.md|ARCHITECTURE\.md|CHANGELOG\.md|LICENSE|dist\/[\w./-]+\.(?:js|d\.ts|json|txt))$/

const problems = [
  ...required.filter((path) => !files.includes(path)).map((path) => `missing: ${path}`),
  ...files.filter((path) => !allowed.test(path)).map((path) => `not for users: ${path}`),
]
for (const problem of new Set(problems)) console.error(problem)
console.log(`${files.length} files`)
process.exitCode = problems.length > 0 ? 1 : 0
