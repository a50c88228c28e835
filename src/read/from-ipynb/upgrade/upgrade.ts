import { PlatenError } from '../../../errors.ts'
import type { JsonObject } from '../../../model/json.ts'
import type { Locate } from './sheets.ts'
import { upgradeV1 } from './v1.ts'
import { upgradeV2 } from './v2.ts'
import { upgradeV3 } from './v3.ts'

/** The object of an nbformat 4 notebook, made from that of an older one. */
export interface Upgraded {
  readonly notebook: JsonObject
  readonly minor: number
  /** Where a place of the new object stands in the old one: both are JSON pointers. */
  readonly locate: Locate
}

/**
 * Brings a notebook of version 1, 2 or 3 to version 4, step by step as nbformat's own converters do. What they would
 * drop and somebody wrote is kept: languages of cells, metadata of worksheets.
 *
 * @param major its version
 * @throws PlatenError UNSUPPORTED_NBFORMAT for a version that is none of them; INVALID_NOTEBOOK
 */
export function upgrade(notebook: JsonObject, major: number): Upgraded {
  if (major === 1) {
    const { notebook: upgraded } = upgradeV3(upgradeV2(upgradeV1(notebook)))
    // Its cells stand where those of version 4 do.
    return { notebook: upgraded, minor: 4, locate: (pointer) => pointer }
  }
  if (major === 2) return { ...upgradeV3(upgradeV2(notebook)), minor: 4 }
  if (major === 3) return { ...upgradeV3(notebook), minor: 4 }
  throw new PlatenError({
    code: 'UNSUPPORTED_NBFORMAT',
    message: `Found nbformat ${major}, allowed: 1, 2, 3, 4.`,
    pointer: '/nbformat',
    help: 'Save the notebook as nbformat 4, or use a newer release of Platen.',
  })
}
