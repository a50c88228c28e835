import { buttonWidget, checkboxWidget, validWidget } from './boolean.ts'
import { boxWidget } from './box.ts'
import { controllerPartWidget, controllerWidget } from './controller.ts'
import { htmlWidget, labelWidget } from './html.ts'
import { mediaWidget } from './media.ts'
import type { WidgetModel } from './models.ts'
import { outputWidget } from './output.ts'
import { panesWidget } from './panes.ts'
import { progressWidget } from './progress.ts'
import { comboboxWidget, selectionWidget, toggleButtonsWidget } from './selection.ts'
import { selectionSliderWidget, sliderWidget } from './slider.ts'
import { colorWidget, tagsWidget } from './tags.ts'
import { passwordWidget, textWidget } from './text.ts'
import { timeWidget } from './time.ts'
import { uploadWidget } from './upload.ts'
import type { WidgetRenderer } from './widget.ts'

/** All widgets we render, by model. To add one: a file like these, and its name here. */
const FAMILIES: readonly (readonly [names: string, render: WidgetRenderer])[] = [
  ['Box HBox VBox GridBox', boxWidget],
  ['Tab Accordion Stack', panesWidget],
  ['HTML HTMLMath', htmlWidget],
  ['Label', labelWidget],
  ['FloatProgress IntProgress', progressWidget],
  ['IntSlider FloatSlider FloatLogSlider IntRangeSlider FloatRangeSlider Play', sliderWidget],
  ['SelectionSlider SelectionRangeSlider', selectionSliderWidget],
  ['Dropdown Select SelectMultiple RadioButtons', selectionWidget],
  ['ToggleButtons', toggleButtonsWidget],
  ['Combobox', comboboxWidget],
  ['Checkbox', checkboxWidget],
  ['Valid', validWidget],
  ['Button ToggleButton', buttonWidget],
  ['Text Textarea IntText FloatText BoundedIntText BoundedFloatText', textWidget],
  ['Password', passwordWidget],
  ['DatePicker Time Datetime NaiveDatetime', timeWidget],
  ['ColorPicker ColorsInput', colorWidget],
  ['TagsInput IntsInput FloatsInput', tagsWidget],
  ['Image Audio Video', mediaWidget],
  ['FileUpload', uploadWidget],
  ['Output', outputWidget],
  ['Controller', controllerWidget],
  ['ControllerAxis ControllerButton', controllerPartWidget],
]

const RENDERERS = new Map<string, WidgetRenderer>(
  FAMILIES.flatMap(([names, render]) => names.split(' ').map((name) => [`${name}Model`, render] as const)),
)
/** Jupyter's own; `jupyter-js-widgets` before ipywidgets 7. */
const MODULES = /^(?:@jupyter-widgets\/(?:base|controls|output)|jupyter-js-widgets)?$/

/** Undefined for widgets of others, which only their own programs can draw. */
export function widgetRenderer({ name, module }: WidgetModel): WidgetRenderer | undefined {
  return MODULES.test(module) ? RENDERERS.get(name) : undefined
}
