/** A formula as it was found. */
export interface Formula {
  /** Between the delimiters. */
  readonly tex: string
  readonly display: boolean
  /** With the delimiters; what a reader gets where it cannot be shown. */
  readonly source: string
  /** Element id for references to it. */
  readonly anchor?: string | undefined
  /** Set where the formula is nothing but a reference to another. */
  readonly reference?: { readonly href: string | undefined; readonly text: string }
}

/** How much TeX may still be rendered for one source, in UTF-16 units after macros are expanded. */
export interface MathBudget {
  left: number
  /** Whether the reader of warnings knows that it is used up. */
  exhausted: boolean
}
