import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Server } from '../lanes/server.ts'
import { timedCommand } from './timed-command.ts'

/**
 * Images go into a folder beside the page. `--self-contained` would put them into it, and refuses every notebook with
 * an image on the web or in a file that is not there; so pandoc is let off with less than ours does.
 */
const ARGUMENTS =
  '--from=ipynb --to=html5 --standalone --mathml --sandbox --quiet --extract-media=media -o page.html'.split(
    ' ',
  )

/** One process for each notebook: pandoc has no other way. Its start-up is small, and stated beside. */
export const pandoc: Server = {
  about: `pandoc ${ARGUMENTS.join(' ')}`,
  page: async (path) => inFolder((folder) => pageOf(path, folder)),
  time: async (path) => inFolder((folder) => timedCommand('pandoc', [...ARGUMENTS, path], folder)),
}

function pageOf(path: string, folder: string): Uint8Array {
  timedCommand('pandoc', [...ARGUMENTS, path], folder)
  const html = readFileSync(join(folder, 'page.html'), 'utf8')
  // For whoever checks the page: images where the others have them.
  return new TextEncoder().encode(
    html.replace(/src="(media\/[^"]+)"/g, (all, name: string) => {
      const file = join(folder, name)
      if (!existsSync(file)) return all
      const type = name.endsWith('.svg') ? 'image/svg+xml' : `image/${name.slice(name.lastIndexOf('.') + 1)}`
      return `src="data:${type};base64,${readFileSync(file, 'base64')}"`
    }),
  )
}

function inFolder<T>(run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bench-pandoc-'))
  try {
    return run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
