import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { generateNotebook, type Shape } from './generate/notebook.ts'
import type { Input } from './measure/job.ts'
import { importOurs, importSources } from './ours.ts'
import { CORPUS, FIXTURES, SCRATCH } from './paths.ts'

const SHAPES: readonly (readonly [Shape, number])[] = [
  ['mixed', 1],
  ['mixed', 10],
  ['mixed', 100],
  ['mixed', 1000],
  ['text', 100],
  ['code', 100],
  ['table', 100],
  ['image', 100],
  ['mathematics', 100],
  ['rich', 100],
]
// A grammar is compiled when it is first used: that is warming up, not the cost of the notebook that happens to.
const LANGUAGES =
  'bash c cpp csharp css fsharp go groovy haskell html java javascript json julia kotlin latex lua markdown matlab perl php powershell r ruby rust scala sql swift typescript xml yaml'.split(
    ' ',
  )
const MEASURED_SEED = 20_261
const TRAINING_SEED = 7

export function generatedInputs(): Input[] {
  return SHAPES.map(([shape, cells]) => generated('generated', shape, cells, MEASURED_SEED))
}

/** For warming up: like the measured ones with other content, and a few cells in each language notebooks are in. */
export function trainingInputs(): Input[] {
  const shapes = SHAPES.filter(([, cells]) => cells < 1000).map(([shape, cells]) =>
    generated('training', shape, cells, TRAINING_SEED),
  )
  return [...shapes, ...LANGUAGES.map((language) => languageInput(language))]
}

function languageInput(language: string): Input {
  return scratchInput('training', language, generateNotebook('code', 5, TRAINING_SEED, language))
}

function generated(set: string, shape: Shape, cells: number, seed: number): Input {
  return scratchInput(set, `${shape}-${cells}`, generateNotebook(shape, cells, seed))
}

/** Real notebooks beside the repository; nothing where there are none. */
export function corpusInputs(): Input[] {
  return [
    ...folderInputs('ordinary', 'real'),
    ...folderInputs('ordinary', 'conformance'),
    ...folderInputs('heavy', 'heavy'),
  ]
}

export const hasCorpus = existsSync(CORPUS)

function folderInputs(set: string, folder: string): Input[] {
  const path = join(CORPUS, folder)
  if (!existsSync(path)) return []
  const files = readdirSync(path).filter((name) => name.endsWith('.ipynb'))
  return files.sort().map((name) => ({ id: `${set}/${folder}/${name}`, set, path: join(path, name) }))
}

/**
 * The fixtures as notebooks. Task runs and vendor payloads become one with our own code first, since floor and
 * naive know notebooks only; what that step costs is not in the figures. Returns what could not be read as well.
 */
export async function fixtureInputs(
  code: string | undefined,
): Promise<{ inputs: Input[]; skipped: string[] }> {
  const inputs: Input[] = []
  const skipped: string[] = []
  const cases = existsSync(FIXTURES) ? readdirSync(FIXTURES, { withFileTypes: true }) : []
  for (const { name } of cases
    .filter((entry) => entry.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = ['input.ipynb', 'input.json'].map((input) => join(FIXTURES, name, input)).find(existsSync)
    if (!file) continue
    try {
      inputs.push(await fixtureInput(name, file, code))
    } catch (error) {
      skipped.push(`${basename(file)} of ${name}: ${String(error)}`)
    }
  }
  return { inputs, skipped }
}

async function fixtureInput(name: string, file: string, code: string | undefined): Promise<Input> {
  if (file.endsWith('.ipynb')) return { id: `fixtures/${name}`, set: 'fixtures', path: file }
  if (code === undefined) throw new Error('a task run needs our code to become a notebook')
  const { fromTaskRun, toIpynb } = await importOurs(code)
  const { fromAny } = await importSources(code)
  const notebook = fromTaskRun(fromAny(readFileSync(file)))
  return scratchInput('fixtures', name, toIpynb(notebook))
}

function scratchInput(set: string, name: string, text: string): Input {
  const folder = join(SCRATCH, set)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.ipynb`)
  writeFileSync(path, text)
  return { id: `${set}/${name}`, set, path }
}

const SETS: readonly string[] = ['generated', 'fixtures', 'ordinary', 'heavy']

/** By set, where the text is the name of one, else by any part of the id. */
export function matches({ id, set }: Input, text: string): boolean {
  return SETS.includes(text) ? set === text : id.includes(text)
}
