/** Finds all of many strings in one pass (Aho and Corasick, 1975). */
export type Matcher = (text: string, onHit: (start: number, end: number) => void) => void

interface Node {
  readonly next: Map<number, Node>
  /** Where to go on when nothing in `next` fits: the longest suffix that is the start of a string. */
  fail: Node | undefined
  /** Length of the longest string that ends here; 0 where none does. */
  length: number
}

/** `onHit` hears, per place, of the longest string that ends there, and so of all that is covered. */
export function createMatcher(strings: Iterable<string>): Matcher {
  const root = newNode()
  for (const text of strings) insert(root, text)
  link(root)
  const { next: starts } = root
  if (starts.size === 0) return () => {}
  return (text, onHit) => {
    let node: Node = root
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      let found = node.next.get(code)
      while (!found && node.fail) {
        node = node.fail
        found = node.next.get(code)
      }
      if (!found) continue
      node = found
      if (node.length > 0) onHit(i + 1 - node.length, i + 1)
    }
  }
}

function newNode(): Node {
  return { next: new Map(), fail: undefined, length: 0 }
}

function insert(root: Node, text: string): void {
  let node = root
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const known = node.next.get(code)
    if (known) node = known
    else {
      const fresh = newNode()
      node.next.set(code, fresh)
      node = fresh
    }
  }
  node.length = text.length
}

/** Level by level, so that the nodes a failure leads to are done. */
function link(root: Node): void {
  let level = [root]
  while (level.length > 0) {
    const below: Node[] = []
    for (const node of level) {
      for (const [code, child] of node.next) {
        let back = node.fail
        while (back && !back.next.has(code)) back = back.fail
        child.fail = back?.next.get(code) ?? root
        child.length ||= child.fail.length
        below.push(child)
      }
    }
    level = below
  }
}
