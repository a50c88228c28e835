export { vegaCharts } from './drawer.ts'
export type { VegaOptions } from './options.ts'
