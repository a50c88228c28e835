import { pathToFileURL } from 'node:url'
import type { AsyncCandidate } from '../lanes/server.ts'
import {
  imageUri,
  joined,
  type RawBundle,
  type RawCell,
  type RawNotebook,
  type RawOutput,
} from '../nbformat.ts'
import { becomeBrowser } from './jsdom-globals.ts'
import type { JupyterLab, Registry, Renderer } from './jupyterlab.ts'

const encoder = new TextEncoder()

/**
 * JupyterLab's own renderers on jsdom, set up as JupyterLab does it for a notebook that is not trusted: its Markdown
 * parser, MathJax, and its highlighter for sources, where the application would put an editor. `bundle` is what
 * `bundleRendermime` made.
 */
export async function loadRendermime(bundle: string): Promise<AsyncCandidate> {
  await becomeBrowser()
  const lab = (await import(pathToFileURL(bundle).href)) as JupyterLab
  const languages = new lab.EditorLanguageRegistry()
  for (const language of lab.EditorLanguageRegistry.getDefaultLanguages()) languages.addLanguage(language)
  const latexTypesetter = new lab.MathJaxTypesetter()
  const registry = new lab.RenderMimeRegistry({
    initialFactories: lab.standardRendererFactories,
    markdownParser: lab.createMarkdownParser(languages),
    latexTypesetter,
  })

  async function rendered(from: Registry, mimeType: string, data: object): Promise<string> {
    const renderer: Renderer = from.createRenderer(mimeType)
    await renderer.renderModel(from.createModel({ data, trusted: false }))
    // The application does this when the element enters its page.
    if (TYPESET.has(mimeType)) await latexTypesetter.typeset(renderer.node)
    const html = renderer.node.outerHTML
    renderer.dispose()
    return html
  }

  async function source(code: string, language: string): Promise<string> {
    const element = document.createElement('pre')
    await languages.highlight(code, languages.findBest(language), element)
    return element.outerHTML
  }

  async function output(out: RawOutput): Promise<string> {
    const data =
      out.output_type === 'stream' || out.output_type === 'error' ? consoleBundle(out) : (out.data ?? {})
    const mimeType = registry.preferredMimeType(data, 'ensure')
    return mimeType === undefined ? '' : rendered(registry, mimeType, joinedBundle(data))
  }

  async function cell(raw: RawCell, language: string): Promise<string> {
    const text = joined(raw.source)
    if (raw.cell_type === 'markdown') {
      const from = raw.attachments
        ? registry.clone({ resolver: attachmentResolver(raw.attachments) })
        : registry
      return rendered(from, 'text/markdown', { 'text/markdown': text })
    }
    if (raw.cell_type !== 'code') return source(text, '')
    const parts = [await source(text, language)]
    for (const out of raw.outputs ?? []) parts.push(await output(out))
    return parts.join('\n')
  }

  return {
    name: 'rendermime',
    about:
      'JSON.parse + @jupyterlab/rendermime, markedparser, MathJax and highlighter on jsdom + TextEncoder',
    async render(ipynb) {
      const notebook = JSON.parse(ipynb) as RawNotebook
      const language =
        notebook.metadata?.language_info?.name ?? notebook.metadata?.kernelspec?.language ?? 'python'
      const parts: string[] = []
      for (const raw of notebook.cells) parts.push(await cell(raw, language))
      return encoder.encode(parts.join('\n'))
    },
  }
}

const TYPESET = new Set(['text/html', 'text/latex', 'text/markdown'])

declare const document: { createElement(name: string): { readonly outerHTML: string } }

function consoleBundle(out: RawOutput): RawBundle {
  if (out.output_type === 'stream') return { 'application/vnd.jupyter.stdout': joined(out.text) }
  const traceback = out.traceback?.length ? out.traceback.join('\n') : `${out.ename}: ${out.evalue}`
  return { 'application/vnd.jupyter.stderr': traceback }
}

function joinedBundle(data: RawBundle): RawBundle {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]) => [type, Array.isArray(value) ? joined(value) : value]),
  )
}

function attachmentResolver(attachments: NonNullable<RawCell['attachments']>): object {
  return {
    isLocal: (url: string) => url.startsWith('attachment:'),
    resolveUrl: async (url: string) => url,
    async getDownloadUrl(url: string) {
      const bundle = attachments[decodeURIComponent(url.slice('attachment:'.length))]
      const mimeType = bundle && Object.keys(bundle)[0]
      return mimeType ? imageUri(mimeType, bundle[mimeType]) : url
    },
  }
}
