/** One option, for the parser and for the help text alike. */
export interface Option {
  readonly name: string
  readonly short?: string
  /** What stands for the value in the help text; an option without one is a switch. */
  readonly value?: string
  /** May be given more than once. */
  readonly multiple?: boolean
  /** The heading it stands under in the help text. Default `Options`. */
  readonly group?: string
  /** Lines of the help text. */
  readonly help: string
}

/** A command of the program. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly description: string
  readonly options: readonly Option[]
  readonly examples: readonly (readonly [commandLine: string, meaning: string])[]
  /** What users of other programs type, and what to say to them. */
  readonly hints: { readonly [option: string]: string }
}

/** What the parser found. A switch is true; an option that may be repeated is a list. */
export interface ParsedArguments {
  readonly inputs: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, readonly string[]>
}
