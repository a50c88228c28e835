import { bare } from '../bare.ts'
import { floor } from '../floor.ts'
import { loadNaive } from '../naive.ts'
import { loadOurs, loadOursFromFile, loadOursInChunks } from '../ours.ts'
import { loadIpynb2html } from '../peers/ipynb2html.ts'
import { loadNotebookjs } from '../peers/notebookjs.ts'
import { pandoc } from '../peers/pandoc.ts'
import { loadRendermime } from '../peers/rendermime.ts'
import { inProcess, type Server } from './server.ts'

/** The candidate of a lane by its name; `argument` is our build's folder, or whatever else it needs. */
export async function loadServer(name: string, [argument = '']: readonly string[]): Promise<Server> {
  switch (name) {
    case 'floor':
      return inProcess(floor)
    case 'bare':
      return inProcess(bare)
    case 'naive':
      return inProcess(await loadNaive())
    case 'ours':
      return inProcess(await loadOurs(argument))
    case 'ours, in chunks':
      return inProcess(await loadOursInChunks(argument))
    case 'ours, from file to file':
      return loadOursFromFile(argument)
    case 'ipynb2html':
      return inProcess(await loadIpynb2html())
    case 'notebookjs':
      return inProcess(await loadNotebookjs())
    case 'rendermime':
      return inProcess(await loadRendermime(argument))
    case 'pandoc':
      return pandoc
    default:
      throw new Error(`There is no candidate ${name}.`)
  }
}
