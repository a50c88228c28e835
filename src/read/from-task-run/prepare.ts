import { PlatenError } from '../../errors.ts'
import type { JsonObject } from '../../model/json.ts'
import type { Notebook, NotebookMetadata } from '../../model/notebook.ts'
import type { NotebookItem, OutputItem } from '../../model/task-run.ts'
import { WIDGET_STATE } from '../../model/widget-types.ts'
import type { OnWarning } from '../../warnings.ts'
import { fromIpynb } from '../from-ipynb/from-ipynb.ts'
import type { ItemContext, Prepared } from './item-reader.ts'
import { createDisplays } from './messages/displays.ts'
import { objectAt } from './messages/message.ts'
import { playMessages } from './messages/read-messages.ts'
import { createWidgets } from './messages/widgets.ts'
import type { FromTaskRunOptions } from './options.ts'

/** All that items share, read in the order of the run. */
export interface Preparation {
  /** Per item. */
  readonly items: readonly Prepared[]
  /** Of the first notebook that could be read, with the state of widgets that messages told of. */
  readonly metadata: NotebookMetadata
}

/**
 * Reads the notebooks and plays the messages of a run. Both reach beyond their item: the first notebook's
 * metadata are those of the whole, and messages update what earlier ones displayed.
 */
export function prepare(outputs: readonly OutputItem[], options: FromTaskRunOptions): Preparation {
  const kernel = { displays: createDisplays(), widgets: createWidgets() }
  const onWarning = options.onWarning ?? (() => {})
  let main: Notebook | undefined
  const finishers = outputs.map((item, i): (() => Prepared) => {
    const pointer = `/outputs/${i}`
    if (item.kind === 'messages') {
      const finish = playMessages(item, kernel, (code, message, at) =>
        onWarning({ code, message, pointer: pointer + at }),
      )
      return () => ({ played: finish() })
    }
    if (item.kind !== 'notebook') return () => ({})
    const notebook = tryFromIpynb(item, `${pointer}/content`, options, onWarning)
    if (notebook instanceof PlatenError) return () => ({ notebook })
    main ??= notebook
    const isMain = main === notebook
    return () => ({ notebook, isMain, isOnly: outputs.length === 1 })
  })
  return {
    items: finishers.map((finish) => finish()),
    metadata: withWidgets(main?.metadata ?? {}, kernel.widgets.state()),
  }
}

function tryFromIpynb(
  { content }: NotebookItem,
  pointer: string,
  options: FromTaskRunOptions,
  onWarning: OnWarning,
): Notebook | PlatenError {
  try {
    return fromIpynb(content, {
      ...(options.limits ? { limits: options.limits } : {}),
      onWarning: (warning) => onWarning({ ...warning, pointer: pointer + warning.pointer }),
    })
  } catch (error) {
    if (!(error instanceof PlatenError)) throw error
    onWarning({
      code: 'INVALID_DATA',
      message: `Not a notebook, shown as it is. ${error.message}`,
      pointer: pointer + error.pointer,
    })
    return error
  }
}

/** Widgets a notebook brought along stay; ids are unique in practice, and where not, the notebook's win. */
function withWidgets(metadata: NotebookMetadata, state: JsonObject | undefined): NotebookMetadata {
  if (!state) return metadata
  const widgets = objectAt(metadata, 'widgets')
  const before = objectAt(widgets, WIDGET_STATE)
  const merged = { ...state, ...before, state: { ...objectAt(state, 'state'), ...objectAt(before, 'state') } }
  return { ...metadata, widgets: { ...widgets, [WIDGET_STATE]: merged } }
}

/** The context of one item. */
export function contextOf(
  i: number,
  preparation: Preparation,
  language: string,
  options: FromTaskRunOptions,
): ItemContext {
  return {
    language,
    prepared: preparation.items[i]!,
    warn: (code, message, pointer = '') =>
      options.onWarning?.({ code, message, pointer: `/outputs/${i}${pointer}` }),
  }
}
