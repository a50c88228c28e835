// What the core uses of highlight.js, without the DOM its own declarations bring along.

export interface LanguageDefinition {
  name?: string
}
export type LanguageFn = (hljs: HLJSApi) => LanguageDefinition

export interface HLJSApi {
  registerLanguage(name: string, language: LanguageFn): void
  getLanguage(name: string): LanguageDefinition | undefined
  highlight(code: string, options: { language: string; ignoreIllegals?: boolean }): { value: string }
  newInstance(): HLJSApi
}

declare const hljs: HLJSApi
export default hljs
