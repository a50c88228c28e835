import type { MimeBundle, Notebook } from '../../src/index.ts'

export const VEGA_LITE = 'application/vnd.vegalite.v5+json'
export const VEGA = 'application/vnd.vega.v5+json'

/** A notebook with these outputs, one in a cell. */
export function notebookOf(...bundles: readonly MimeBundle[]): Notebook {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: bundles.map((data, i) => ({
      cell_type: 'code',
      id: `c${i}`,
      metadata: {},
      source: '',
      execution_count: null,
      outputs: [{ output_type: 'display_data', data, metadata: {} }],
    })),
  }
}

export const bars = (version: number, more: object = {}) => ({
  $schema: `https://vega.github.io/schema/vega-lite/v${version}.json`,
  title: 'Ships in port',
  data: {
    values: [
      { port: 'Bergen', ships: 12 },
      { port: 'Gdańsk', ships: 7 },
    ],
  },
  mark: 'bar',
  encoding: {
    x: { field: 'port', type: 'nominal' },
    y: { field: 'ships', type: 'quantitative' },
  },
  ...more,
})

/** A Vega chart of one text, which an expression makes. */
export const textOf = (expression: string) => ({
  $schema: 'https://vega.github.io/schema/vega/v5.json',
  width: 100,
  height: 20,
  marks: [{ type: 'text', encode: { enter: { text: { signal: expression }, y: { value: 10 } } } }],
})

/** As Altair writes a chart for notebooks. */
export const altairHtml = (spec: object) => `
<div id="altair-viz-1"></div>
<script type="text/javascript">
  (function(spec, embedOpt){
    const outputDiv = document.getElementById("altair-viz-1");
    function displayChart(vegaEmbed) { vegaEmbed(outputDiv, spec, embedOpt) }
    loadScript("vega").then(() => displayChart(vegaEmbed));
  })(${JSON.stringify(spec)}, {"mode": "vega-lite"});
</script>`
