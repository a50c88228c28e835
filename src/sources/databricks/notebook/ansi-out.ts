import { htmlText } from '../../html-text.ts'

const STYLE = /^\s*<style scoped>[^<]*<\/style>/
const ANSI_OUT = /^\s*<div class="ansiout">/

/** What a program printed, where this HTML is Databricks' box around it; undefined for any other HTML. */
export function printed(html: string): string | undefined {
  const box = html.replace(STYLE, '')
  if (box.trim() === '' && box !== html) return ''
  if (!ANSI_OUT.test(box) || !box.trimEnd().endsWith('</div>')) return undefined
  return htmlText(box.trimStart())
}
