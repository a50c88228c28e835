import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileNotebookTemplate } from './compile-notebook.ts'
import { compileTheme } from './compile-theme.ts'
import { generatedModule } from './generated-module.ts'

// Compiles templates/ into src/generated/templates.ts, so that the core reads no files.
// `--check` writes nothing and exits 1 where the module is not what the templates say.

const HERE = dirname(fileURLToPath(import.meta.url))
const OUTPUT = join(HERE, '../src/generated/templates.ts')

try {
  await compile(process.argv.includes('--check'))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function compile(check: boolean): Promise<void> {
  const text = generatedModule(compileNotebookTemplates(), await compileThemes())
  if (!check) {
    mkdirSync(dirname(OUTPUT), { recursive: true })
    writeFileSync(OUTPUT, text)
  } else if (!existsSync(OUTPUT) || readFileSync(OUTPUT, 'utf8') !== text) {
    throw new Error('src/generated/templates.ts is stale. Run `npm run templates` and commit the result.')
  }
}

function compileNotebookTemplates() {
  const names = entriesIn('notebook').filter((name) => name.endsWith('.json'))
  return names.map((name) => {
    return [name.slice(0, -'.json'.length), compileNotebookTemplate(join(HERE, 'notebook', name))] as const
  })
}

/** A theme that nobody has given a manifest yet is none. */
function compileThemes() {
  const names = entriesIn('html').filter((name) => existsSync(join(HERE, 'html', name, 'manifest.json')))
  return Promise.all(names.map(async (name) => [name, await compileTheme(join(HERE, 'html', name))] as const))
}

function entriesIn(folder: string): readonly string[] {
  const path = join(HERE, folder)
  return existsSync(path) ? readdirSync(path).sort() : []
}
