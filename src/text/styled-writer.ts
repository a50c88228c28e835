import { PLAIN_STYLE, sameStyle, styleChange, type TextStyle } from './sgr.ts'

/** Puts pieces of styled text together, with an escape sequence wherever the style changes. */
export interface StyledWriter {
  readonly parts: string[]
  style: TextStyle
  /**
   * Characters that may yet be spent on link targets. A target is repeated wherever the text it belongs to is
   * interrupted, and this keeps the sum in proportion to the text; without it left, text is no longer linked.
   */
  linkBudget: number
}

export function styledWriter(linkBudget: number): StyledWriter {
  return { parts: [], style: PLAIN_STYLE, linkBudget }
}

export function putText(writer: StyledWriter, text: string, style: TextStyle): void {
  if (!sameStyle(writer.style, style)) changeStyle(writer, style)
  writer.parts.push(text)
}

/** Everything put so far, with colours and links ended. */
export function writtenText(writer: StyledWriter): string {
  changeStyle(writer, PLAIN_STYLE)
  return writer.parts.join('')
}

function changeStyle(writer: StyledWriter, wanted: TextStyle): void {
  const isNewLink = wanted.link !== writer.style.link && wanted.link !== ''
  const style = isNewLink && wanted.link.length > writer.linkBudget ? { ...wanted, link: '' } : wanted
  if (isNewLink) writer.linkBudget -= style.link.length
  const change = styleChange(writer.style, style)
  if (change !== '') writer.parts.push(change)
  writer.style = style
}
