import hljs from 'highlight.js'
import { Marked, type MarkedExtension } from 'marked'
import sanitizeHtml from 'sanitize-html'
import type { Candidate } from './candidate.ts'
import {
  imageUri,
  joined,
  languageOf,
  RASTER_IMAGES,
  type RawBundle,
  type RawCell,
  type RawNotebook,
  type RawOutput,
} from './nbformat.ts'

const KATEX_TAGS =
  'math semantics annotation mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle mpadded mphantom menclose svg path line'
const SANITIZE: sanitizeHtml.IOptions = {
  allowedTags: [
    ...sanitizeHtml.defaults.allowedTags,
    'img',
    'details',
    'summary',
    'del',
    'input',
    ...KATEX_TAGS.split(' '),
  ],
  allowedAttributes: {
    '*': ['class', 'style', 'id', 'title', 'align', 'width', 'height', 'aria-hidden', 'colspan', 'rowspan'],
    a: ['href', 'name', 'target'],
    img: ['src', 'alt'],
    input: ['type', 'checked', 'disabled'],
    annotation: ['encoding'],
    math: ['xmlns', 'display'],
    svg: ['xmlns', 'viewBox', 'preserveAspectRatio'],
    path: ['d'],
  },
  allowedSchemesByTag: { img: ['http', 'https', 'data'] },
  // Its CSS parser would take longer than everything else together on KaTeX's inline styles.
  parseStyleAttributes: false,
}
const CSS =
  'body{max-width:60rem;margin:2rem auto;font-family:sans-serif}pre{overflow:auto;background:#f6f8fa;padding:.5rem}table{border-collapse:collapse}td,th{border:1px solid #ddd;padding:.2rem .5rem}img{max-width:100%}'
const ANSI = /\x1b\[[0-9;]*[A-Za-z]/g
const encoder = new TextEncoder()

interface MathPackages {
  readonly katex: { renderToString(tex: string, options: object): string }
  readonly extension: MarkedExtension
}

/**
 * What an average engineer would write in an afternoon: marked with KaTeX, highlight.js, sanitize-html with an
 * allowlist over whatever is HTML, one string, images as base64. Version 4 notebooks only, no limits, no themes.
 */
export async function loadNaive(): Promise<Candidate> {
  const { katex, extension } = await mathPackages()
  const marked = new Marked(extension)

  function markdown(source: string, attachments: { readonly [name: string]: RawBundle } = {}): string {
    const linked = source.replace(/attachment:([^)\s"']+)/g, (all, name: string) => {
      const bundle = attachments[decodeURIComponent(name)]
      const mimeType = bundle && Object.keys(bundle)[0]
      return mimeType ? imageUri(mimeType, bundle[mimeType]) : all
    })
    return sanitizeHtml(marked.parse(linked, { async: false }), SANITIZE)
  }

  function bundle(data: RawBundle): string {
    if (data['text/html'] !== undefined) return sanitizeHtml(joined(data['text/html']), SANITIZE)
    if (data['text/markdown'] !== undefined) return markdown(joined(data['text/markdown']))
    if (data['image/svg+xml'] !== undefined)
      return `<img src="${imageUri('image/svg+xml', data['image/svg+xml'])}">`
    const raster = RASTER_IMAGES.find((mimeType) => data[mimeType] !== undefined)
    if (raster) return `<img src="${imageUri(raster, data[raster])}">`
    if (data['text/latex'] !== undefined) return latex(joined(data['text/latex']))
    if (data['text/plain'] !== undefined) return pre(joined(data['text/plain']))
    if (data['application/json'] !== undefined) return pre(JSON.stringify(data['application/json'], null, 2))
    return ''
  }

  function latex(source: string): string {
    const display = /^\s*\$\$|\\begin\{/.test(source)
    return katex.renderToString(source.trim().replace(/^\$+|\$+$/g, ''), {
      throwOnError: false,
      displayMode: display,
    })
  }

  function output(out: RawOutput): string {
    if (out.output_type === 'stream') return pre(joined(out.text))
    if (out.output_type === 'error') return pre(errorText(out))
    return out.data ? bundle(out.data) : ''
  }

  function cell(raw: RawCell, language: string): string {
    const source = joined(raw.source)
    if (raw.cell_type === 'markdown') return `<section>${markdown(source, raw.attachments)}</section>`
    if (raw.cell_type !== 'code') return `<section>${pre(source)}</section>`
    const outputs = (raw.outputs ?? []).map(output).join('')
    return `<section><pre><code class="hljs">${code(source, language)}</code></pre>${outputs}</section>`
  }

  return {
    name: 'naive',
    about: 'marked + KaTeX + highlight.js + sanitize-html + TextEncoder',
    render(ipynb) {
      const notebook = JSON.parse(ipynb) as RawNotebook
      const language = languageOf(notebook)
      const body = notebook.cells.map((raw) => cell(raw, language)).join('\n')
      return encoder.encode(
        `<!doctype html><html><head><meta charset="utf-8"><title>Notebook</title><style>${CSS}</style></head><body>${body}</body></html>`,
      )
    },
  }
}

function code(source: string, language: string): string {
  if (!hljs.getLanguage(language)) return escapeHtml(source)
  return hljs.highlight(source, { language }).value
}

function errorText(out: RawOutput): string {
  return out.traceback?.length ? out.traceback.join('\n') : `${out.ename}: ${out.evalue}`
}

function pre(text: string): string {
  return `<pre>${escapeHtml(text.replace(ANSI, ''))}</pre>`
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** KaTeX is installed for the benchmark alone, so it may be missing. */
async function mathPackages(): Promise<MathPackages> {
  // Through variables: the compiler must not ask for packages that are only installed on demand.
  const [katexName, extensionName] = ['katex', 'marked-katex-extension']
  try {
    const katex = (await import(katexName)) as { default: MathPackages['katex'] }
    const extension = (await import(extensionName)) as { default: (options: object) => MarkedExtension }
    return {
      katex: katex.default,
      extension: extension.default({ throwOnError: false, nonStandard: true, strict: false }),
    }
  } catch (cause) {
    throw new Error('The naive pipeline needs its packages: run `npm ci --prefix bench`.', { cause })
  }
}
