import { pathToFileURL } from 'node:url'
import type * as Platen from '../src/index.ts'
import type * as Sources from '../src/sources/index.ts'
import type { Candidate } from './candidate.ts'

export type Ours = typeof Platen
export type OurSources = typeof Sources

const encoder = new TextEncoder()

/** Our own library, from a folder that holds its built modules. */
export async function importOurs(folder: string): Promise<Ours> {
  return (await import(pathToFileURL(`${folder}/index.js`).href)) as Ours
}

/** The adapters for job systems, from the same folder. */
export async function importSources(folder: string): Promise<OurSources> {
  return (await import(pathToFileURL(`${folder}/sources/index.js`).href)) as OurSources
}

/** The pipeline of the README: read, default transforms, one HTML string, encoded. All options at their defaults. */
export async function loadOurs(folder: string): Promise<Candidate> {
  const { fromIpynb, applyTransforms, defaultTransforms, toHtml } = await importOurs(folder)
  return {
    name: 'ours',
    about: 'fromIpynb + applyTransforms(defaultTransforms) + toHtml + TextEncoder',
    render: (ipynb) => encoder.encode(toHtml(applyTransforms(fromIpynb(ipynb), defaultTransforms))),
  }
}
