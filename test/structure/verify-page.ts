import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5'
import { IDS, POLICY, POLICY_REQUIRED } from './page-policy.ts'
import { attribute, type Element, parentOf, textOf, walk, where } from './page-tree.ts'
import { contentProblems } from './verify-content.ts'

/**
 * Parses a report as a browser does and says what must not be in it, one line each; nothing for a good report.
 * The lists are in `page-policy.ts` and `builders.ts`.
 */
export function verifyPage(page: string, { idPrefix = '' }: { idPrefix?: string } = {}): string[] {
  const problems: string[] = []
  const document = parse(page, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) =>
      problems.push(`markup: ${code} at ${startLine}:${startCol}`),
  })
  const elements = [...walk(document)]
  problems.push(...contentProblems(document, page))
  problems.push(...verifyTags(elements, page))
  problems.push(...verifyIds(elements, idPrefix))
  problems.push(...verifyFrame(elements))
  if (!isFixpoint(page)) problems.push('markup: parsed, written and parsed again, the page is another one')
  return problems
}

const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'meta', 'wbr'])

/** Each tag makes an element and each element has its tags: parsers drop some and add others without a word. */
export function verifyTags(elements: readonly Element[], page: string): string[] {
  const markup = page.replace(/(<(script|style)\b[^>]*>)[\s\S]*?(?=<\/\2>)/gi, '$1')
  const written = markup.match(/<[a-z]/gi)?.length ?? 0
  // A table's body is the one element that nothing is lost by leaving out.
  const spelled = elements.filter(
    ({ tagName, sourceCodeLocation }) => tagName !== 'tbody' || sourceCodeLocation?.startTag !== undefined,
  )
  const problems = spelled.flatMap((element) => {
    const tags = element.sourceCodeLocation
    if (!tags?.startTag) return [`${where(element)}: no start tag was written`]
    return tags.endTag || VOID.has(element.tagName) ? [] : [`${where(element)}: no end tag was written`]
  })
  return written === spelled.length
    ? problems
    : [...problems, `markup: ${written} start tags make ${spelled.length} elements`]
}

export function verifyIds(elements: readonly Element[], idPrefix: string): string[] {
  const seen = new Set<string>()
  return elements.flatMap((element) => {
    const id = attribute(element, 'id')
    if (id === undefined) return []
    const problems: string[] = []
    if (seen.has(id)) problems.push(`${where(element)}: id ${id} again`)
    if (!id.startsWith(idPrefix) || !IDS.test(id.slice(idPrefix.length)))
      problems.push(`${where(element)}: id ${JSON.stringify(id)}`)
    seen.add(id)
    return problems
  })
}

/** The page around the cells: policy first, one script that the policy names, cells inside main, nothing leaking out. */
function verifyFrame(elements: readonly Element[]): string[] {
  const problems: string[] = []
  const expect = (condition: unknown, problem: string) => {
    if (!condition) problems.push(`page: ${problem}`)
  }
  const only = (name: string) => {
    const found = elements.filter(({ tagName }) => tagName === name)
    expect(found.length === 1, `${found.length} ${name} elements`)
    return found[0]
  }

  const head = only('head')
  const [first, second] = head?.childNodes.filter((node): node is Element => 'tagName' in node) ?? []
  expect(
    first && attribute(first, 'http-equiv')?.toLowerCase() === 'content-security-policy',
    'the policy is not first in head',
  )
  expect(second && attribute(second, 'charset') === 'utf-8', 'the charset is not second in head')
  for (const meta of elements.filter(({ tagName }) => tagName === 'meta')) {
    expect(meta.parentNode === head, 'a meta element outside head')
    expect(meta === first || attribute(meta, 'http-equiv') === undefined, 'a second http-equiv')
  }
  expect(only('style')?.parentNode === head, 'the style element is not in head')
  expect(only('title')?.parentNode === head, 'the title element is not in head')

  const policy = attribute(first, 'content') ?? ''
  problems.push(...verifyPolicy(policy))
  const script = only('script')
  expect(script?.attrs.length === 0, 'the script has attributes')
  const hash = createHash('sha256')
    .update(script ? textOf(script) : '')
    .digest('base64')
  expect(policy.includes(`'sha256-${hash}'`), 'the script is not the one the policy names')

  const body = only('body')
  const main = only('main')
  expect(main?.parentNode === body && script?.parentNode === body, 'main or script is not in body')
  const kinds =
    body?.childNodes.filter((node): node is Element => 'tagName' in node).map(({ tagName }) => tagName) ?? []
  expect(/^a header (nav )?main script$/.test(kinds.join(' ')), `body holds ${kinds.slice(0, 8).join(' ')}`)
  for (const node of [...(body?.childNodes ?? []), ...(main?.childNodes ?? [])]) {
    if ('value' in node && node.value.trim() !== '')
      problems.push(`page: loose text ${JSON.stringify(node.value.trim().slice(0, 40))}`)
  }
  const inMain = main?.childNodes.filter((node): node is Element => 'tagName' in node) ?? []
  for (const [index, element] of inMain.entries()) {
    const isFooter = index === inMain.length - 1 && attribute(element, 'class') === 'pl-embedded'
    expect(
      isFooter || /^pl-(?:cell |index$)/.test(attribute(element, 'class') ?? ''),
      `${where(element)} beside the cells`,
    )
  }
  const embedded = elements.filter((element) =>
    attribute(element, 'class')?.split(' ').includes('pl-notebook'),
  )
  expect(embedded.length <= 1, `${embedded.length} notebooks`)
  for (const link of embedded)
    expect(
      attribute(parentOf(parentOf(link)!)!, 'class') === 'pl-embedded',
      `${where(link)} is not in the footer`,
    )
  return problems
}

function verifyPolicy(policy: string): string[] {
  const directives = policy.split(';').map((directive) => {
    const [name = '', ...sources] = directive.trim().split(/\s+/)
    return [name, sources.join(' ')] as const
  })
  const problems = directives.flatMap(([name, sources]) =>
    Object.hasOwn(POLICY, name) && POLICY[name]!.test(sources) ? [] : [`policy: ${name} ${sources}`],
  )
  const names = directives.map(([name]) => name)
  if (new Set(names).size !== names.length) problems.push('policy: a directive twice')
  const missing = POLICY_REQUIRED.filter((name) => !names.includes(name))
  return [...problems, ...missing.map((name) => `policy: no ${name}`)]
}

/** Mutation attacks live where a second parse gives another tree than the first, or one without scripts does. */
export function isFixpoint(page: string): boolean {
  const once = write(parse(page))
  return [true, false].every((scriptingEnabled) => write(parse(once, { scriptingEnabled })) === once)
}

/** `serialize`, with the line end that parsers drop at the beginning of a `<pre>` and that it forgets to write. */
function write(document: DefaultTreeAdapterTypes.Document): string {
  for (const element of walk(document)) {
    const first = element.childNodes[0]
    if (element.tagName === 'pre' && first && 'value' in first && first.value.startsWith('\n'))
      first.value = `\n${first.value}`
  }
  return serialize(document)
}
