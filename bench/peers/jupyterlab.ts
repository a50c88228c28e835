// The little of JupyterLab's interfaces that is used here.

export interface Renderer {
  readonly node: { readonly outerHTML: string }
  renderModel(model: unknown): Promise<void>
  dispose(): void
}

export interface Registry {
  preferredMimeType(bundle: object, safe: 'ensure' | 'prefer' | 'any'): string | undefined
  createRenderer(mimeType: string): Renderer
  createModel(options: { data: object; trusted: boolean }): unknown
  clone(options: object): Registry
}

export interface Languages {
  addLanguage(language: unknown): void
  findBest(name: string): unknown
  highlight(code: string, language: unknown, element: object): Promise<void>
}

export interface Typesetter {
  typeset(node: object): Promise<void>
}

export interface JupyterLab {
  readonly RenderMimeRegistry: new (options: object) => Registry
  readonly standardRendererFactories: readonly unknown[]
  readonly MathJaxTypesetter: new () => Typesetter
  readonly EditorLanguageRegistry: { new (): Languages; getDefaultLanguages(): readonly unknown[] }
  createMarkdownParser(languages: Languages): unknown
}
