import { createNumbering, type Numbering } from './numbering.ts'
import type { Rule } from './rule.ts'

const UUID = /(?<![0-9a-f])[0-9a-f]{8}([-_])[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}(?![0-9a-f])/gi
const HEX_32 = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/gi
// What pandas' Styler and matplotlib's SVG call their parts.
const STYLER = /(?<![A-Za-z0-9])T_([0-9a-f]{5})(?![0-9a-f])/g
const SVG_PART = /(?<=["'#])([mp])([0-9a-f]{10})(?=["')])/g
const VEGA = 'altair-viz-'

/** Ids of 32 hex digits, with or without dashes, as their number in the same form. One numbering for both. */
export function createIds(): { readonly numberOf: Numbering; readonly format: (id: string) => string } {
  const numberOf = createNumbering()
  return {
    numberOf,
    format(id) {
      const separator = /[-_]/.exec(id)?.[0]
      const digits = String(numberOf(idKey(id))).padStart(32, '0')
      if (separator === undefined) return digits
      return [
        [0, 8],
        [8, 12],
        [12, 16],
        [16, 20],
        [20, 32],
      ]
        .map(([a, b]) => digits.slice(a, b))
        .join(separator)
    },
  }
}

/** What ids have in common that mean the same thing. */
export function idKey(id: string): string {
  return id.toLowerCase().replace(/[-_]/g, '')
}

export interface IdKinds {
  readonly isWidget: (key: string) => boolean
  /** Whether ids of widgets change. */
  readonly widgets: boolean
  /** Whether all others do. */
  readonly random: boolean
}

/** Ids of widgets, UUIDs, and the ids that pandas, matplotlib and Vega-Altair make up, become their numbers. */
export function idRule(format: (id: string) => string, { isWidget, widgets, random }: IdKinds): Rule {
  const part = createNumbering()
  const numbered = (kind: string, id: string, width: number): string =>
    part(`${kind} ${id}`).toString(16).padStart(width, '0')
  return (text, { kind }) => {
    const withoutUuids = text.replace(UUID, (id) =>
      (isWidget(idKey(id)) ? widgets : random) ? format(id) : id,
    )
    const out = withoutUuids.replace(HEX_32, (id, at: number) => {
      if (isWidget(idKey(id))) return widgets ? format(id) : id
      return random && withoutUuids.slice(Math.max(at - VEGA.length, 0), at) === VEGA ? format(id) : id
    })
    if (!random || kind === 'text') return out
    return out
      .replace(STYLER, (_, id: string) => `T_${numbered('T', id, 5)}`)
      .replace(SVG_PART, (_, letter: string, id: string) => letter + numbered(letter, id, 10))
  }
}
