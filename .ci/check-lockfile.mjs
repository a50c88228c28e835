// The lockfile names no registry, and lists every platform's optional packages. npm leaves out those it could not
// find when the file was made, and `npm ci` then refuses the file everywhere.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))

const problems = Object.entries(packages).flatMap(([path, { resolved, optionalDependencies }]) => [
  ...(resolved?.startsWith('http') ? [`${path} names ${resolved}`] : []),
  ...Object.keys(optionalDependencies ?? {})
    .filter((name) => !names.has(name))
    .map((name) => `${path} wants ${name}, which is not in the lockfile`),
])
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
