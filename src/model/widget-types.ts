/** MIME type of an output that shows a widget: `{ model_id }`. */
export const WIDGET_VIEW = 'application/vnd.jupyter.widget-view+json'

/** Key of a notebook's `metadata.widgets` that holds the saved models: `{ version_major, state: { [id]: model } }`. */
export const WIDGET_STATE = 'application/vnd.jupyter.widget-state+json'
