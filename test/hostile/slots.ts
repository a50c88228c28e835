import { CELL_SLOTS } from './slots/cells.ts'
import { ITEM_SLOTS } from './slots/items.ts'
import { OUTPUT_SLOTS } from './slots/outputs.ts'
import { PAGE_SLOTS } from './slots/pages.ts'
import type { Slots } from './slots/slot.ts'
import { WIDGET_SLOTS } from './slots/widgets.ts'

/** Everywhere text of others reaches a page. A new place is one line in one of the five. */
export const SLOTS: Slots = { ...OUTPUT_SLOTS, ...CELL_SLOTS, ...WIDGET_SLOTS, ...ITEM_SLOTS, ...PAGE_SLOTS }
