import type { JsonObject } from '../../model/json.ts'
import { safeStyle } from '../sanitize/css.ts'
import type { Widget } from './widget.ts'

/** Traits of a Layout whose names are CSS's. Nothing that cuts off content: what was scrolled is shown in full. */
const LAYOUT =
  'width min_width max_width min_height margin padding border border_top border_right border_bottom border_left display flex flex_flow align_items align_content align_self justify_content justify_items grid_template_columns grid_template_rows grid_template_areas grid_auto_columns grid_auto_rows grid_auto_flow grid_gap grid_area grid_row grid_column'.split(
    ' ',
  )
const STYLE = 'background font_family font_size font_style font_variant font_weight text_decoration'.split(
  ' ',
)
/** Longer values are no layout, and one model may be the layout of many widgets. */
const MAX_LENGTH = 300

/** What the Layout and Style models of a widget say of its looks, as far as the policy lets them: a `style` value. */
export function looksOf(widget: Widget): string {
  const layout = widget.part('layout')
  const style = widget.part('style')
  const looks = safeStyle(
    [
      ...LAYOUT.map((trait) => declaration(trait, layout[trait])),
      declaration('min-height', layout.height),
      layout.visibility === 'hidden' ? 'display:none' : '',
      ...STYLE.map((trait) => declaration(trait, style[trait])),
      declaration('background-color', style.button_color),
    ].join(''),
  )
  // Where the ground is the page's, the colour of the text has to stand out from it in both schemes.
  const ink = safeStyle(declaration('color', style.text_color))
  return `${looks}${looks && ink && ';'}${looks.includes('background') ? ink : ink.replace('color:', '--pl-fg:')}`
}

function declaration(trait: string, value: JsonObject[string]): string {
  return typeof value !== 'string' || value.length > MAX_LENGTH
    ? ''
    : `${trait.replaceAll('_', '-')}:${value};`
}
