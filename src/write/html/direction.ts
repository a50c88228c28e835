/** Languages that are written from right to left where the tag names no script, and scripts that are. */
const LANGUAGES = /^(?:ar|arc|ckb|dv|fa|glk|he|iw|ks|lrc|mzn|nqo|pnb|prs|ps|sd|syr|ug|ur|yi)(?:-|$)/i
const SCRIPTS = /-(?:Adlm|Arab|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa)(?:-|$)/i
const SCRIPT = /-[a-z]{4}(?:-|$)/i

/** The direction of a page's own text, by its language (BCP 47). */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return SCRIPTS.test(lang) || (LANGUAGES.test(lang) && !SCRIPT.test(lang)) ? 'rtl' : 'ltr'
}
