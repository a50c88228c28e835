import { rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type * as Platen from '../src/index.ts'
import type * as Sources from '../src/sources/index.ts'
import type { Candidate } from './candidate.ts'
import type { Server } from './lanes/server.ts'
import { sampleAsync } from './measure/sample.ts'

export type Ours = typeof Platen
export type OurSources = typeof Sources
type Formulas = typeof import('../src/render/math/engine.ts')

const encoder = new TextEncoder()

/** Our own library, from a folder that holds its built modules. */
export async function importOurs(folder: string): Promise<Ours> {
  return (await import(pathToFileURL(`${folder}/index.js`).href)) as Ours
}

/** The adapters for job systems, from the same folder. */
export async function importSources(folder: string): Promise<OurSources> {
  return (await import(pathToFileURL(`${folder}/sources/index.js`).href)) as OurSources
}

/** What remembers contents across notebooks: formulas, and nothing else. */
async function importFormulas(folder: string): Promise<Formulas> {
  return (await import(pathToFileURL(`${folder}/render/math/engine.js`).href)) as Formulas
}

/** The pipeline of the README: read, default transforms, the page's bytes. All options at their defaults. */
export async function loadOurs(folder: string): Promise<Candidate> {
  const { fromIpynb, applyTransforms, defaultTransforms, toHtmlBytes } = await importOurs(folder)
  const { forgetFormulas } = await importFormulas(folder)
  return {
    name: 'ours',
    about: 'fromIpynb + applyTransforms(defaultTransforms) + toHtmlBytes',
    render: (ipynb) => toHtmlBytes(applyTransforms(fromIpynb(ipynb), defaultTransforms)),
    forget: forgetFormulas,
  }
}

/** The same, each piece of the page encoded and let go of as soon as it is there: what a server sends. */
export async function loadOursInChunks(folder: string): Promise<Candidate> {
  const { fromIpynb, applyTransforms, defaultTransforms, toHtmlChunks } = await importOurs(folder)
  return {
    name: 'ours, in chunks',
    about: 'fromIpynb + applyTransforms(defaultTransforms) + toHtmlChunks, each chunk encoded and dropped',
    render(ipynb) {
      let last = new Uint8Array()
      const notebook = applyTransforms(fromIpynb(ipynb), defaultTransforms)
      for (const chunk of toHtmlChunks(notebook)) last = encoder.encode(chunk)
      return last
    },
  }
}

/** From file to file, cell by cell: nothing but a cell is in memory. */
export async function loadOursFromFile(folder: string): Promise<Server> {
  const { exportNotebookFile } = (await import(
    pathToFileURL(`${folder}/node/index.js`).href
  )) as typeof import('../src/node/index.ts')
  const page = async (path: string) => {
    await exportNotebookFile(path, `${path}.html`, { images: false })
    rmSync(`${path}.html`)
    return new Uint8Array()
  }
  return { about: 'exportNotebookFile', page, time: (path) => sampleAsync(() => page(path)) }
}
