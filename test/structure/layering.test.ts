import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositoryPath } from '../support/shared.ts'

// The layers are rules of biome.json; here is the proof that they bite. Each line is one file with one import.
const FORBIDDEN = [
  'src/model/a.ts ../read/x.ts',
  'src/text/json/a.ts ../../render/x.ts',
  'src/errors.ts ./read/x.ts',
  'src/words/a.ts ../render/x.ts',
  'src/sources/e.ts ../words/x.ts',
  'src/read/a.ts ../transforms/x.ts',
  'src/read/from-ipynb/a.ts ../../node/x.ts',
  'src/transforms/a.ts ../render/x.ts',
  'src/read/b.ts ../redact/x.ts',
  'src/redact/a.ts ../render/x.ts',
  'src/redact/b.ts ../convert.ts',
  'src/render/mime/a.ts ../../write/x.ts',
  'src/render/b.ts ../index.ts',
  'src/write/a.ts ../index.ts',
  'src/write/html/a.ts ../../convert.ts',
  'src/write/html/b.ts node:fs',
  'src/write/html/c.ts ../../kernel.ts',
  'src/convert.ts ./index.ts',
  'src/prepare-assets.ts ./convert.ts',
  'src/index.ts ./node/x.ts',
  'src/kernel.ts node:fs',
  'src/sources/a.ts ../model/x.ts',
  'src/sources/b.ts ../errors.ts',
  'src/sources/c.ts node:zlib',
  'src/sources/d.ts ../node/x.ts',
  'src/read/c.ts ../task-template/index.ts',
  'src/task-template/a.ts ../model/x.ts',
  'src/task-template/xlsx/a.ts ../../sources/index.ts',
  'src/jobs/a.ts ../render/x.ts',
  'src/http/a.ts ../kernel.ts',
  'src/vega/a.ts ../render/x.ts',
  'src/vega/b.ts ../node/index.ts',
  'src/render/c.ts ../vega/index.ts',
  'src/node/d.ts ../vega/index.ts',
  'src/node/a.ts ../write/x.ts',
  'src/node/b.ts ../sources/index.ts',
  'src/node/c.ts ../redact/x.ts',
  'src/cli/a.ts ../kernel.ts',
  'src/cli/b.ts ../limits.ts',
  'src/cli/c.ts ../redact/rules.ts',
]
const ALLOWED = [
  'src/render/allowed2.ts ../words/x.ts',
  'src/words/allowed.ts ../text/x.ts',
  'src/read/allowed.ts ../text/x.ts',
  'src/redact/allowed.ts ../read/x.ts',
  'src/redact/allowed2.ts ../transforms/x.ts',
  'src/render/allowed.ts ../read/x.ts',
  'src/write/allowed.ts ../render/x.ts',
  'src/sources/oracle/allowed.ts ../../index.ts',
  // Base64, JSON and the like know nothing of notebooks.
  'src/sources/oracle/allowed2.ts ../../text/x.ts',
  'src/sources/huawei/allowed.ts ../../task-template/index.ts',
  'src/task-template/allowed.ts ../text/x.ts',
  'src/node/allowed.ts ../kernel.ts',
  'src/vega/allowed.ts ../kernel.ts',
  'src/cli/allowed3.ts ../vega/index.ts',
  'src/node/allowed2.ts ../index.ts',
  'src/node/allowed3.ts node:fs',
  'src/cli/allowed.ts ../node/index.ts',
  'src/cli/allowed2.ts ../redact/index.ts',
  'src/http/allowed.ts ../jobs/index.ts',
]

describe('layers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'platen-layers-'))
  let found: string[] = []

  beforeAll(() => {
    copyFileSync(repositoryPath('biome.json'), join(folder, 'biome.json'))
    for (const line of [...FORBIDDEN, ...ALLOWED]) {
      const [path, specifier] = line.split(' ') as [string, string]
      write(path, `import { x } from '${specifier}'\n\nexport const y = x\n`)
    }
    write('src/text/one.ts', `import { two } from './two.ts'\n\nexport const one = () => two\n`)
    write('src/text/two.ts', `import { one } from './one.ts'\n\nexport const two = () => one\n`)
    write('src/text/all.ts', `export * from './one.ts'\n`)
    found = lint()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }

  /** `rule path`, for every diagnostic. */
  function lint(): string[] {
    const biome = repositoryPath('node_modules', '.bin', 'biome')
    const args = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json', '.']
    const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: 'utf8' })
    const report = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] }
    return report.diagnostics.map(({ category, location }) => `${category.split('/').pop()} ${location.path}`)
  }

  it.each(FORBIDDEN)('forbidden: %s', (line) => {
    expect(found).toContain(`noRestrictedImports ${line.split(' ')[0]}`)
  })

  it.each(ALLOWED)('allowed: %s', (line) => {
    expect(found).not.toContain(`noRestrictedImports ${line.split(' ')[0]}`)
  })

  it('forbidden: circles', () => {
    expect(found).toContain('noImportCycles src/text/one.ts')
  })

  it('forbidden: export *', () => {
    expect(found).toContain('noReExportAll src/text/all.ts')
  })
})
