import { readFileSync } from 'node:fs'
import { applyTransforms, defaultTransforms, fromIpynb, PlatenError, toHtml } from '../../src/index.ts'

/** The default report of a notebook; undefined where it is refused, which the corpus test looks into. */
export function reportOf(path: string): string | undefined {
  try {
    return toHtml(applyTransforms(fromIpynb(readFileSync(path)), defaultTransforms))
  } catch (error) {
    if (error instanceof PlatenError) return undefined
    throw error
  }
}
