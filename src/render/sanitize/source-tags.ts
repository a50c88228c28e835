import { type ElementModel, elementModel } from './elements.ts'
import { decodeAttribute } from './escape.ts'
import { RecentTags } from './recent-tags.ts'
import { readTag } from './tokens.ts'

/** A tag as it stands in the source. */
export interface SourceTag {
  /** Lower case. */
  readonly name: string
  /** What it becomes; undefined where only its content is shown. */
  readonly model: ElementModel | undefined
  /** Name (lower case) → value, character references decoded; of equal names the first. Handlers are left out. */
  readonly attributes: ReadonlyMap<string, string>
  /** From its name on. */
  readonly length: number
  /** The finished start tag, once it is known not to depend on where it stands. */
  finished?: string
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

/**
 * Returns a function that reads the start or end tag whose name begins at an index; undefined where the source ends
 * within it.
 *
 * @param onHandler Is told the name of each `on…` attribute.
 */
export function createTagReader(
  source: string,
  onHandler: (name: string) => void,
): (at: number) => SourceTag | undefined {
  const recent = new RecentTags<SourceTag>()

  function attributesOf(spelled: readonly string[]): ReadonlyMap<string, string> {
    if (spelled.length === 0) return NO_ATTRIBUTES
    const attributes = new Map<string, string>()
    for (let i = 0; i < spelled.length; i += 2) {
      const name = spelled[i]!.toLowerCase()
      if (name.startsWith('on')) onHandler(name.slice(0, 30))
      else if (!attributes.has(name)) attributes.set(name, decodeAttribute(spelled[i + 1]!))
    }
    return attributes
  }

  return (at) => {
    const close = source.indexOf('>', at) + 1
    const known = recent.find(source, at, close)
    if (known !== undefined) return known
    const read = readTag(source, at)
    if (read === undefined) return undefined
    const tag: SourceTag = {
      name: read.name,
      model: elementModel(read.name),
      attributes: attributesOf(read.attributes),
      length: read.end - at,
    }
    // Where the first `>` is not the tag's own, the text up to it does not tell the tag.
    if (read.end === close) recent.add(source.slice(at, close), tag)
    return tag
  }
}
