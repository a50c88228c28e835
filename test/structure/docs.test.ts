import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as core from '../../src/index.ts'
import * as live from '../../src/live/index.ts'
import * as node from '../../src/node/index.ts'
import * as redact from '../../src/redact/index.ts'
import * as sources from '../../src/sources/index.ts'
import * as taskTemplate from '../../src/task-template/index.ts'
import * as xlsx from '../../src/task-template/xlsx/index.ts'
import * as vega from '../../src/vega/index.ts'
import { repositoryPath } from '../support/shared.ts'

const DOCS = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  '.github/SECURITY.md',
  '.github/from-nbconvert.md',
  '.github/mime-types.md',
  '.github/task-templates.md',
  '.github/themes.md',
  '.github/embedding.md',
  'bench/README.md',
]
const { scripts } = JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8')) as { scripts: object }
const ROOMS: Readonly<Record<string, object>> = {
  platen: core,
  'platen/live': live,
  'platen/node': node,
  'platen/redact': redact,
  'platen/sources': sources,
  'platen/task-template': taskTemplate,
  'platen/vega': vega,
  'platen/xlsx': xlsx,
}

describe.each(DOCS)('%s', (path) => {
  const text = readFileSync(repositoryPath(path), 'utf8')

  it('names commands that exist', () => {
    const named = [...text.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name]) => name!)
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link!)
    const missing = links.filter((link) => !existsSync(repositoryPath(join(dirname(path), link))))
    expect(missing).toEqual([])
  })

  it('imports what is exported', () => {
    const wrong = [...text.matchAll(/^import (?!type)\{([^}]*)\} from '(platen[^']*)'/gm)].flatMap(
      ([, names, room]) =>
        names!
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !(ROOMS[room!] && Object.hasOwn(ROOMS[room!]!, name))),
    )
    expect(wrong).toEqual([])
  })
})
