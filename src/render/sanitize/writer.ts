import { COLGROUP, COLUMN, type ElementModel, MODEL_COUNT, PARAGRAPH, ROW, TABLE_BODY } from './elements.ts'
import type { Output } from './output.ts'

/**
 * Writes HTML so that a browser builds exactly the tree that is written: what its parser would close, move or
 * repeat by itself is closed, moved or repeated here. So nothing leaves the element that the fragment is put
 * into, whatever tags it holds, and a second parse gives the same tree as the first.
 */
export interface HtmlWriter {
  /** Escaped text. `isBlank`: nothing but white space. */
  text(markup: string, isBlank: boolean): void
  /** Text that is in the source as it has to be written. */
  copy(from: number, to: number, isBlank: boolean): void
  /** A complete element that stands in text: an image, a `<br>`, a placeholder. */
  inline(markup: string): void
  /** A complete element that ends a paragraph: `<hr>`. */
  rule(markup: string): void
  /** A start tag. `again` is written instead of `tag` where the element has to be opened once more. */
  open(model: ElementModel, tag: string, again: string, subject?: Subject): void
  /** An end tag; ignored where it ends nothing. */
  close(model: ElementModel): void
  /** Whether such an element is open. */
  isOpen(model: ElementModel): boolean
  /** The open elements, the innermost last. Valid until the next call of another method. */
  ancestors(): readonly Styled[]
  /** Whether tags were left out because they were nested too deep. */
  isFlattened(): boolean
  /** Closes what is open and returns all that was written. */
  finish(): string
}

/** What a selector can ask of an element. */
export interface Subject {
  readonly name: string
  readonly id: string
  readonly classes: readonly string[]
}

export interface Styled {
  /** Undefined where `open` was not told of it. */
  readonly subject: Subject | undefined
}

interface Entry extends Styled {
  readonly model: ElementModel
  readonly tag: string
  readonly again: string
  /** How many other elements than formatting stand around it. */
  level: number
  isWritten: boolean
  /** Now or before. */
  wasWritten: boolean
}

const NONE: readonly Entry[] = []

/** Which formatting goes on after the element it stands in is closed: all, or what began before that element. */
type Keep = 'all' | 'outer' | 'none'

/**
 * @param options.nesting Elements that may be open at once. The tags of those beyond it are left out.
 * @param options.repeated How much of tags may be written more than once, in UTF-16 units.
 */
export function createWriter(output: Output, options: { nesting: number; repeated: number }): HtmlWriter {
  const stack: Entry[] = []
  /** For each open table, its index in `stack` and the piece of output in front of it, for text that stands wrong. */
  const tables: { readonly at: number; readonly front: number }[] = []
  const counts = new Uint32Array(MODEL_COUNT)
  const skipped = new Uint32Array(MODEL_COUNT)
  /** Formatting at the top of the stack whose start tag waits for something to format. */
  let waiting = 0
  let level = 0
  let repeated = 0
  let flattened = false

  const top = (): Entry | undefined => stack[stack.length - 1]
  /** Text among the parts of a table is shown in front of it, as browsers do. */
  function writeContent(markup: string): void {
    if (isPart(top()?.model)) output.insert(tables[tables.length - 1]!.front, markup)
    else output.write(markup)
  }

  function push(model: ElementModel, tag: string, again: string, subject: Subject | undefined): void {
    const isFormatting = model.kind === 'formatting'
    stack.push({ model, tag, again, subject, level, isWritten: !isFormatting, wasWritten: !isFormatting })
    counts[model.index]!++
    if (isFormatting) {
      waiting++
    } else {
      level++
      output.write(tag)
    }
  }

  function pop(): Entry {
    const entry = stack.pop()!
    counts[entry.model.index]!--
    if (entry.model.kind !== 'formatting') level--
    if (entry.model.kind === 'table') tables.pop()
    if (entry.isWritten) output.write(entry.model.endTag)
    else waiting--
    return entry
  }

  function resume(entry: Entry): void {
    entry.isWritten = false
    entry.level = Math.min(entry.level, level)
    stack.push(entry)
    counts[entry.model.index]!++
    waiting++
  }

  /** Closes everything from index `at` on. */
  function closeFrom(at: number, keep: Keep): void {
    const outside = keep === 'outer' ? levelAt(at) : -1
    let kept: Entry[] | undefined
    while (stack.length > at) {
      const entry = pop()
      if (entry.model.kind !== 'formatting') continue
      // While it still stands where it was opened: a link behind the table it was in might end up in another link.
      if (stack.length === at || (keep !== 'all' && entry.level > outside)) writeUnseen(entry)
      else if (kept === undefined) kept = [entry]
      else kept.push(entry)
    }
    if (kept !== undefined) for (const entry of kept.reverse()) resume(entry)
  }

  /** What `level` will be once everything from index `at` on is closed. */
  function levelAt(at: number): number {
    let below = level
    for (let i = at; i < stack.length; i++) if (stack[i]!.model.kind !== 'formatting') below--
    return below
  }

  /** Formatting without content says something all the same where it has attributes: an anchor, an icon. */
  function writeUnseen({ wasWritten, tag, model }: Entry): void {
    if (wasWritten || tag.length <= model.startTag.length) return
    writeWaiting()
    writeContent(tag + model.endTag)
  }

  function writeWaiting(): void {
    if (waiting === 0) return
    const entries = stack.splice(stack.length - waiting)
    waiting = 0
    for (const entry of entries) {
      if (entry.wasWritten) repeated += entry.again.length + entry.model.endTag.length
      if (entry.wasWritten && repeated > options.repeated) {
        counts[entry.model.index]!--
        continue
      }
      output.write(entry.wasWritten ? entry.again : entry.tag)
      entry.isWritten = true
      entry.wasWritten = true
      stack.push(entry)
    }
  }

  /** Index of the innermost open element that matches, unless one that ends the search comes first; else -1. */
  function find(matches: (model: ElementModel) => boolean, ends: (model: ElementModel) => boolean): number {
    for (let i = stack.length - 1; i >= 0; i--) {
      const { model } = stack[i]!
      if (matches(model)) return i
      if (ends(model)) return -1
    }
    return -1
  }

  function closeIfFound(at: number, keep: Keep): void {
    if (at >= 0) closeFrom(at, keep)
  }

  function closeParagraph(): void {
    if (counts[PARAGRAPH.index]! > 0) closeIfFound(find(isParagraph, isBarrier), 'all')
  }

  function openBlock(model: ElementModel, tag: string, again: string, subject: Subject | undefined): void {
    if (model.name === 'li') closeIfFound(find(isItem, endsItemSearch), 'outer')
    if (isTerm(model)) closeIfFound(find(isTerm, endsItemSearch), 'outer')
    closeParagraph()
    // Formatting around a block becomes formatting within it, so that its end tag may come before the block's.
    const formatting = popFormatting()
    if (model.isHeading && top()?.model.isHeading) pop()
    push(model, tag, again, subject)
    for (const entry of formatting) resume(entry)
  }

  function popFormatting(): readonly Entry[] {
    if (top()?.model.kind !== 'formatting') return NONE
    const formatting: Entry[] = []
    while (top()?.model.kind === 'formatting') formatting.push(pop())
    return formatting.reverse()
  }

  function openInline(model: ElementModel, tag: string, again: string, subject: Subject | undefined): void {
    if (isRubyText(model) && find(({ name }) => name === 'ruby', isBarrier) >= 0) {
      while (top()?.model.isImplied) closeFrom(stack.length - 1, 'none')
    }
    writeWaiting()
    push(model, tag, again, subject)
  }

  function openFormatting(
    model: ElementModel,
    tag: string,
    again: string,
    subject: Subject | undefined,
  ): void {
    if (model.name === 'a' && counts[model.index]! > 0) {
      const at = find((other) => other === model, isCell)
      // A link cannot stand within another: it ends that one, unless a block holds the two together.
      if (at >= 0 && stack.slice(at).some((entry) => isSpecial(entry.model))) return
      closeIfFound(at, 'all')
    }
    push(model, tag, again, subject)
  }

  function openTable(model: ElementModel, tag: string, again: string, subject: Subject | undefined): void {
    if (isPart(top()?.model)) closeFrom(tables[tables.length - 1]!.at, 'outer')
    closeParagraph()
    writeWaiting()
    tables.push({ at: stack.length, front: output.split() })
    push(model, tag, again, subject)
  }

  function openPart(model: ElementModel, tag: string, again: string, subject: Subject | undefined): void {
    const table = tables[tables.length - 1]
    // Outside of tables a browser ignores their parts.
    if (table === undefined) return
    if (model.kind === 'row' || model.kind === 'cell') ensurePart(table.at + 1, TABLE_BODY)
    if (model.kind === 'cell') ensurePart(table.at + 2, ROW)
    if (model === COLUMN) ensurePart(table.at + 1, COLGROUP)
    closeFrom(
      table.at + (model.kind === 'cell' ? 3 : model.kind === 'row' || model === COLUMN ? 2 : 1),
      'none',
    )
    if (model === COLUMN) output.write(tag)
    else push(model, tag, again, subject)
  }

  function ensurePart(at: number, part: ElementModel): void {
    if (stack[at]?.model.kind === part.kind) return
    closeFrom(at, 'none')
    push(part, part.startTag, part.startTag, undefined)
  }

  function closePart(model: ElementModel): void {
    const table = tables[tables.length - 1]
    if (table === undefined) return
    for (let i = table.at; i < stack.length && i <= table.at + 3; i++) {
      if (stack[i]!.model !== model) continue
      closeFrom(i, 'outer')
      return
    }
  }

  return {
    text(markup, isBlank) {
      // White space may stand among the parts of a table, and is no reason to open anything.
      if (isBlank) return output.write(markup)
      writeWaiting()
      writeContent(markup)
    },
    copy(from, to, isBlank) {
      if (!isBlank) {
        if (isPart(top()?.model)) return writeContent(output.source.slice(from, to))
        writeWaiting()
      }
      output.copy(from, to)
    },
    inline(markup) {
      writeWaiting()
      writeContent(markup)
    },
    rule(markup) {
      closeParagraph()
      writeWaiting()
      writeContent(markup)
    },
    open(model, tag, again, subject) {
      if (isOfTable(model)) return openPart(model, tag, again, subject)
      // A browser puts other elements in front of the table; their content goes there without them.
      if (model.kind !== 'table' && isPart(top()?.model)) return
      if (stack.length >= options.nesting) {
        flattened = true
        return void skipped[model.index]!++
      }
      if (model.kind === 'formatting') return openFormatting(model, tag, again, subject)
      if (model.kind === 'inline') return openInline(model, tag, again, subject)
      if (model.kind === 'table') return openTable(model, tag, again, subject)
      openBlock(model, tag, again, subject)
    },
    close(model) {
      if (skipped[model.index]! > 0) return void skipped[model.index]!--
      if (model.isHeading)
        return closeIfFound(
          find(({ isHeading }) => isHeading, isBarrier),
          'outer',
        )
      if (counts[model.index] === 0) return
      const isIt = (other: ElementModel) => other === model
      if (model.kind === 'formatting' || model.kind === 'inline')
        return closeIfFound(find(isIt, isSpecial), 'all')
      if (model.kind === 'block')
        return closeIfFound(find(isIt, model.name === 'li' ? endsList : isBarrier), 'outer')
      closePart(model)
    },
    isOpen: (model) => counts[model.index]! > 0,
    ancestors: () => stack,
    isFlattened: () => flattened,
    finish() {
      closeFrom(0, 'none')
      return output.finish()
    },
  }
}

/** A table and those of its parts that hold nothing but parts. */
function isPart(model: ElementModel | undefined): boolean {
  const kind = model?.kind
  return kind === 'table' || kind === 'section' || kind === 'row' || kind === 'colgroup'
}

function isOfTable(model: ElementModel): boolean {
  return isCell(model) || model === COLUMN || (isPart(model) && model.kind !== 'table')
}

function isCell({ kind }: ElementModel): boolean {
  return kind === 'cell' || kind === 'caption'
}

/** What the end tag of a block does not reach over. */
function isBarrier(model: ElementModel): boolean {
  return model.kind === 'table' || isCell(model)
}

function endsList(model: ElementModel): boolean {
  return isBarrier(model) || model.name === 'ol' || model.name === 'ul'
}

function isSpecial({ kind }: ElementModel): boolean {
  return kind !== 'formatting' && kind !== 'inline'
}

/** An item ends the one before it, but not the one that its list stands in. */
function endsItemSearch(model: ElementModel): boolean {
  return isSpecial(model) && model.name !== 'div' && model.name !== 'p' && model.name !== 'address'
}

function isParagraph(model: ElementModel): boolean {
  return model === PARAGRAPH
}

function isItem({ name }: ElementModel): boolean {
  return name === 'li'
}

function isTerm({ name }: ElementModel): boolean {
  return name === 'dd' || name === 'dt'
}

function isRubyText({ name }: ElementModel): boolean {
  return name === 'rt' || name === 'rp'
}
