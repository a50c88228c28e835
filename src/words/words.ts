/**
 * Everything a page says by itself, in one language. Text is escaped where it is put in, so none of it is HTML. A word
 * that is used in a sentence with a number or a name is a function.
 *
 * A renderer finds them as `scope.env.words`. To add one: a line here and in each language beside this file.
 */
export interface Words {
  // The page
  readonly notebook: string
  readonly skip: string
  readonly contents: string
  // The header
  readonly state: string
  readonly started: string
  readonly ended: string
  readonly duration: string
  readonly attempt: string
  readonly job: string
  readonly task: string
  readonly run: string
  readonly system: string
  readonly links: string
  readonly parameters: (count: number) => string
  readonly errors: string
  readonly errorCount: (count: number) => string
  readonly more: (count: number) => string
  // Sections of a task run; `errors` is one too
  readonly summary: string
  readonly inputs: string
  readonly results: string
  readonly logs: string
  // The header again
  readonly accordingToFile: string
  readonly fromTaskRun: string
  // How a run stands
  readonly succeeded: string
  readonly failed: string
  readonly canceled: string
  readonly timedOut: string
  readonly skipped: string
  readonly excluded: string
  readonly pending: string
  readonly queued: string
  readonly running: string
  readonly finished: string
  // The index of several reports
  readonly reports: string
  readonly report: string
  readonly size: string
  readonly reportCount: (count: number) => string
  readonly notExported: string
  readonly failedCount: (count: number) => string
  // What the script says; it finds these in the page
  readonly darkMode: string
  readonly lightMode: string
  readonly copy: string
  readonly copied: string
  readonly selected: string
  // Cells and outputs
  readonly hideCode: string
  readonly showCode: string
  readonly cellLink: string
  readonly hiddenCell: string
  readonly code: string
  readonly outputs: (count: number) => string
  readonly longOutput: string
  readonly moreOutputs: (count: number) => string
  // What opens a long output, with the size of its text where it is text
  readonly showAll: string
  readonly showRows: (count: number) => string
  readonly showLines: (count: number, size?: string) => string
  readonly emptyOutput: string
  readonly unshowable: string
  readonly outputOfType: string
  // In place of the line before
  readonly noType: string
  readonly dataOfType: string
  readonly error: string
  readonly outputImage: string
  readonly figure: string
  readonly items: (count: number) => string
  readonly keys: (count: number) => string
  // What is not run
  readonly chart: (library: string) => string
  readonly chartScript: string
  /** @param what One of the former two, or a MIME type. */
  readonly notRun: (what: string) => string
  /** @param why Of a program, in English. */
  readonly notDrawn: (what: string, why: string) => string
  readonly dataAt: (address: string) => string
  readonly points: (count: number) => string
  readonly rows: (count: number) => string
  /** @param what One of the next three, a chart, or the name of a language. */
  readonly notRunSource: (what: string, size: string) => string
  readonly interactive: string
  readonly embeddedPage: string
  readonly map: (library: string) => string
  readonly stylesSource: (size: string) => string
  readonly geoJson: (features: number) => string
  readonly geometry: string
  readonly noGeometry: string
  readonly mermaid: string
  readonly rowsShown: (shown: string, all: string) => string
  // Widgets
  readonly aWidget: string
  readonly noName: string
  readonly widgetNotRun: string
  readonly widgetTooDeep: (limit: number, name: string) => string
  readonly widgetWithoutState: string
  readonly widgetNotSaved: string
  readonly holdsThis: (widget: string) => string
  readonly shownAbove: (widget: string) => string
  readonly itsData: string
  readonly picture: string
  readonly binaryNotShown: (size: string) => string
  readonly moreCharacters: (count: string, name: string) => string
  readonly cannotBeShown: (what: string) => string
  readonly image: string
  readonly noFile: string
  readonly checked: string
  readonly notChecked: string
  readonly valid: string
  readonly notValid: string
  readonly invalid: string
  readonly pressed: string
  readonly chosen: string
  readonly notChosen: string
  readonly nothingChosen: string
  readonly nothingEntered: string
  readonly player: string
  readonly controller: (name: string) => string
  readonly noController: string
  readonly progress: (percent: number, amount: number, min: number, max: number) => string
  readonly progressUnknown: string
  readonly barDanger: string
  readonly barWarning: string
  readonly range: (from: string, to: string) => string
  // What is not in the page
  readonly imageMissing: string
  readonly imageRepeated: string
  readonly imageLeftOut: string
  readonly imageUnshowable: (why: string, type: string, size: string) => string
  readonly notAnImage: string
  readonly noText: string
  readonly noData: string
  readonly notBase64: string
  readonly notOfAnImage: string
  readonly imageTooLarge: (size: string) => string
  readonly imagesTooLarge: (size: string) => string
  readonly pixels: (width: number, height: number) => string
  readonly noSource: string
  readonly audioMissing: string
  readonly videoMissing: string
  readonly pageMissing: string
  // The notebook in the page
  readonly download: string
  // Markdown
  readonly note: string
  readonly tip: string
  readonly important: string
  readonly warning: string
  readonly caution: string
  readonly headingLink: string
  readonly done: string
  readonly toDo: string
  // Amounts, with their units
  readonly bytes: (count: number) => string
  readonly milliseconds: string
  readonly seconds: string
  readonly minutes: string
  readonly hours: string
  readonly days: string
  // What is shown more plainly than usual, and why; `why` is one of the clauses below
  readonly asText: (why: string) => string
  readonly withoutColors: (why: string) => string
  readonly asSource: (why: string) => string
  readonly tooLong: (limit: number, name: string) => string
  readonly tooDeep: (limit: number, name: string) => string
  readonly tooManyValues: (limit: number, name: string) => string
  readonly tooManyTableCells: (limit: number, name: string) => string
  readonly tooManyLines: (limit: number) => string
  readonly tooManyFormulas: (limit: number) => string
  readonly itemTooLong: string
  readonly tablesTooDense: string
  readonly listsTooLong: string
  readonly parserGaveUp: string
  // Why a formula is shown as its source
  readonly tooMuchMath: (name: string) => string
  readonly endlessMacro: (macro: string) => string
  readonly wrongArguments: (macro: string) => string
  readonly macrosTooLong: (limit: number, name: string) => string
  readonly unknownDefinition: string
  readonly commandTooLong: (command: string, limit: number) => string
  readonly commandTooDeep: (command: string, limit: number) => string
  readonly notTex: string
  readonly notAllowed: string
  readonly movesTooFar: string
  readonly unreadable: string
}

/** Something to be said in whatever language is asked for: to a program in English, to a reader in the page's. */
export type Say = (words: Words) => string
