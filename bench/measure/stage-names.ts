/** The public steps of the pipeline, in order. `ipynb` is the other way out. */
export const STAGES = ['parse', 'transforms', 'html', 'encode', 'ipynb'] as const

export type Stage = (typeof STAGES)[number]
