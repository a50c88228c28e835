import type { AsyncCandidate } from '../lanes/server.ts'

interface Ipynb2html {
  createRenderer(document: unknown): (notebook: unknown) => { readonly outerHTML: string }
}

const encoder = new TextEncoder()

/** As its README says for Node: with nodom, all options at their defaults. */
export async function loadIpynb2html(): Promise<AsyncCandidate> {
  // Through variables: the compiler must not ask for packages that are only installed on demand.
  const [packageName, domName] = ['ipynb2html', 'nodom']
  const { default: ipynb2html } = (await import(packageName)) as { default: Ipynb2html }
  const { Document } = (await import(domName)) as { Document: new () => unknown }
  const render = ipynb2html.createRenderer(new Document())
  return {
    name: 'ipynb2html',
    about: 'JSON.parse + ipynb2html on nodom + TextEncoder',
    render: (ipynb) => encoder.encode(render(JSON.parse(ipynb)).outerHTML),
  }
}
