import { parseFragment } from 'parse5'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Cell, MimeBundle, Notebook } from '../../../src/model/notebook.ts'
import { WIDGET_STATE, WIDGET_VIEW } from '../../../src/model/widget-types.ts'
import type { HtmlOptions } from '../../../src/render/options.ts'
import type { Warning } from '../../../src/warnings.ts'
import { toHtml } from '../../../src/write/html/page.ts'
import { textOf } from '../../structure/page-tree.ts'

const CONTROLS = '@jupyter-widgets/controls'

/** A saved model. */
export const model = (name: string, state: JsonObject = {}, rest: JsonObject = {}): JsonObject => ({
  model_name: `${name}Model`,
  model_module: CONTROLS,
  model_module_version: '2.0.0',
  state,
  ...rest,
})

export const reference = (id: string): string => `IPY_MODEL_${id}`

/** A notebook that shows models, each in a cell of its own. */
export function notebookOf(models: JsonObject, shown: readonly string[], beside: MimeBundle = {}): Notebook {
  const cells = shown.map((model_id, i): Cell => {
    const data = { [WIDGET_VIEW]: { model_id, version_major: 2, version_minor: 0 }, ...beside }
    const outputs = [{ output_type: 'display_data' as const, data, metadata: {} }]
    return { cell_type: 'code', id: `c${i}`, metadata: {}, source: '', execution_count: null, outputs }
  })
  const widgets = { [WIDGET_STATE]: { version_major: 2, version_minor: 0, state: models } }
  return { nbformat: 4, nbformat_minor: 5, metadata: { widgets }, cells }
}

export interface Shown {
  /** What is in `<main>`, without what every cell has. */
  readonly html: string
  readonly page: string
  /** Its text, blanks squeezed. */
  readonly text: string
  readonly warnings: readonly Warning[]
}

export function showNotebook(notebook: Notebook, options: HtmlOptions = {}): Shown {
  const warnings: Warning[] = []
  const page = toHtml(notebook, { ...options, onWarning: (warning) => warnings.push(warning) })
  const html = page
    .slice(page.indexOf('<main'), page.indexOf('</main>'))
    .replace(/<a class="pl-permalink".*?<details class="pl-outputs" open><summary>.*?<\/summary>/g, '')
    .replace(/<\/details>(?=<\/div>\n)/g, '')
  return { page, html, text: textOf(parseFragment(html)).replace(/\s+/g, ' ').trim(), warnings }
}

/** The first of the models. */
export function show(models: JsonObject, options: HtmlOptions = {}): Shown {
  return showNotebook(notebookOf(models, Object.keys(models).slice(0, 1)), options)
}

/** One model. */
export function showOne(name: string, state: JsonObject = {}, rest: JsonObject = {}): Shown {
  return show({ a: model(name, state, rest) })
}
