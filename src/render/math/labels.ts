import type { CellScope } from '../scope.ts'
import type { Formula } from './formula.ts'
import { groupEnd, skipBlanks } from './scan.ts'

const REFERENCE = /\\(eq)?ref\s*\{([^{}]*)\}/g
const LONE_REFERENCE = /^\s*\\(eq)?ref\s*\{([^{}]*)\}\s*$/
const ROW_MARKS = /\\(?:tag(?![a-zA-Z])\*?|label\s*\{([^{}]*)\}|[\s\S])/g
/** Environments whose rows take tags of their own. */
const TAGGED_ROWS = /^\s*\\begin\{(?:equation|align|alignat|flalign|gather|multline)\*?\}/

interface Target {
  /** The id of the equation's element; undefined where none could be had. */
  readonly anchor: string | undefined
  /** What a reference shows: the tag or the number. */
  readonly text: string
}

/**
 * Resolves `\label`, `\ref` and `\eqref` among the formulas of one cell. An equation shows its `\tag`; one that has
 * a label and no tag gets a number where the cell refers to it. A reference to elsewhere shows the label's name.
 */
export function resolveLabels(formulas: readonly Formula[], scope: CellScope): readonly Formula[] {
  if (!formulas.some(({ tex }) => tex.includes('\\label') || tex.includes('ref'))) return formulas
  const referenced = new Set(
    formulas.flatMap(({ tex }) => Array.from(tex.matchAll(REFERENCE), (found) => found[2]!.trim())),
  )
  const targets = new Map<string, Target>()
  const labelled = formulas.map((formula) => takeLabels(formula, referenced, targets, scope))
  return labelled.map((formula) => withReferences(formula, targets))
}

function takeLabels(
  formula: Formula,
  referenced: ReadonlySet<string>,
  targets: Map<string, Target>,
  scope: CellScope,
): Formula {
  if (!formula.display || !formula.tex.includes('\\label')) return formula
  const { tex } = formula
  const tagsRows = TAGGED_ROWS.test(tex)
  let anchor: string | undefined
  let out = ''
  let copied = 0
  let row: string[] = []
  let tag: string | undefined
  let numbered: string | undefined

  const endRow = () => {
    for (const label of row) {
      if (targets.has(label)) continue
      if (tag === undefined && referenced.has(label)) {
        tag = String(targets.size + 1)
        if (tagsRows) out += `\\tag{${tag}}`
        else numbered ??= tag
      }
      anchor ??= scope.anchor(`equation ${label}`)
      targets.set(label, { anchor, text: tag ?? label })
    }
    row = []
    tag = undefined
  }

  ROW_MARKS.lastIndex = 0
  for (let found = ROW_MARKS.exec(tex); found; found = ROW_MARKS.exec(tex)) {
    const at = ROW_MARKS.lastIndex
    if (found[1] !== undefined) {
      out += tex.slice(copied, found.index)
      copied = at
      row.push(found[1].trim())
    } else if (found[0].startsWith('\\tag')) {
      const open = skipBlanks(tex, at)
      const end = groupEnd(tex, open)
      if (end !== undefined) tag = tex.slice(open + 1, end - 1)
    } else if (found[0] === '\\\\') {
      out += tex.slice(copied, found.index)
      copied = found.index
      endRow()
    }
  }
  const end = tagsRows ? tex.lastIndexOf('\\end') : tex.length
  out += tex.slice(copied, Math.max(copied, end))
  copied = Math.max(copied, end)
  endRow()
  out += tex.slice(copied)
  return { ...formula, tex: numbered === undefined ? out : `${out}\\tag{${numbered}}`, anchor }
}

function withReferences(formula: Formula, targets: ReadonlyMap<string, Target>): Formula {
  if (!formula.tex.includes('ref')) return formula
  const lone = LONE_REFERENCE.exec(formula.tex)
  if (lone) {
    const target = targets.get(lone[2]!.trim())
    return {
      ...formula,
      reference: { href: target?.anchor, text: shown(lone[1], target?.text ?? lone[2]!.trim()) },
    }
  }
  const tex = formula.tex.replace(
    REFERENCE,
    (_whole, eq: string | undefined, key: string) =>
      `\\text{${shown(eq, targets.get(key.trim())?.text ?? key.trim())}}`,
  )
  return { ...formula, tex }
}

/** A reference is a short thing; what is longer can be read at the equation. */
const MAX_REFERENCE = 200

function shown(eq: string | undefined, text: string): string {
  const short = text.length > MAX_REFERENCE ? `${text.slice(0, MAX_REFERENCE).toWellFormed()}…` : text
  const plain = short.replace(/[$\\{}]/g, '')
  return eq === undefined ? plain : `(${plain})`
}
