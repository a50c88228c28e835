import type { RawCell, RawOutput } from '../nbformat.ts'
import { pngBase64 } from './png.ts'
import type { Prng } from './prng.ts'
import { richCell } from './rich.ts'
import { identifier, words } from './words.ts'

export type CellKind = 'text' | 'code' | 'table' | 'image' | 'mathematics' | 'rich'

/** One cell of each kind; sizes as they are common in published notebooks. */
export const makeCell: Record<CellKind, (random: Prng) => RawCell> = {
  text: (random) => markdownCell(textSource(random)),
  code: (random) => codeCell(random, codeSource(random, random.int(4, 30)), codeOutputs(random)),
  table: (random) =>
    codeCell(random, `${identifier(random)}.head(${random.int(3, 60)})`, [tableOutput(random)]),
  image: (random) => codeCell(random, codeSource(random, random.int(2, 8)), [imageOutput(random)]),
  mathematics: (random) => markdownCell(mathSource(random)),
  rich: richCell,
}

/** As Jupyter writes multi-line strings: a list of lines that keep their newline. */
function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? []
}

function markdownCell(source: string): RawCell {
  return { cell_type: 'markdown', source: lines(source) }
}

function codeCell(random: Prng, source: string, outputs: readonly RawOutput[]): RawCell {
  return { cell_type: 'code', execution_count: random.int(1, 400), source: lines(source), outputs }
}

function textSource(random: Prng): string {
  const blocks = [`${'#'.repeat(random.int(1, 4))} ${words(random, random.int(2, 6))}`]
  for (let n = random.int(1, 4); n > 0; n--) {
    const first = words(random, random.int(20, 80))
    blocks.push(
      `${first} **${words(random, 2)}**, *${words(random, 3)}* and \`${identifier(random)}\`. See [${words(random, 2)}](https://example.org/${random.int(1, 999)}).`,
    )
  }
  if (random.next() < 0.5) {
    blocks.push(
      Array.from({ length: random.int(2, 7) }, () => `- ${words(random, random.int(3, 15))}`).join('\n'),
    )
  }
  if (random.next() < 0.2) blocks.push(`\`\`\`python\n${codeSource(random, 5)}\n\`\`\``)
  if (random.next() < 0.2)
    blocks.push(`| a | b |\n|---|---:|\n${`| ${words(random, 2)} | ${random.int(1, 999)} |\n`.repeat(3)}`)
  if (random.next() < 0.15)
    blocks.push(`<div class="alert alert-info"><b>Note:</b> ${words(random, 12)}</div>`)
  return blocks.join('\n\n')
}

function codeSource(random: Prng, count: number): string {
  const out: string[] = []
  for (let i = 0; i < count; i++) out.push(codeLine(random))
  return out.join('\n')
}

function codeLine(random: Prng): string {
  const [a, b] = [identifier(random), identifier(random)]
  return random.pick([
    `import ${a} as ${b}`,
    `${a} = ${b}.groupby(['${words(random, 1)}', 'month'])['value'].mean().reset_index()`,
    `for ${a} in range(${random.int(1, 100)}): print(f"{${a}:>8.2f}", ${b}[${a}])`,
    `def ${a}(${b}, *, rate=${random.int(1, 9)}e-3): return ${b} * rate  # ${words(random, 5)}`,
    `plt.plot(${a}, label='${words(random, 2)}', color='#${random.int(100000, 999999)}')`,
    `assert len(${a}) == ${random.int(1, 9999)} and not ${b}.empty, "${words(random, 4)}"`,
    `# ${words(random, 9)}`,
    '',
  ])
}

function codeOutputs(random: Prng): RawOutput[] {
  const kind = random.next()
  if (kind < 0.45) return []
  if (kind < 0.85) {
    const rows = Array.from(
      { length: random.int(1, 30) },
      (_, i) => `step ${i}  loss=${random.next().toFixed(6)}  ${words(random, 4)}\n`,
    )
    return [{ output_type: 'stream', name: 'stdout', text: rows } as RawOutput]
  }
  if (kind < 0.95)
    return [
      {
        output_type: 'execute_result',
        data: { 'text/plain': [`${random.next() * 1000}`] },
        metadata: {},
        execution_count: 1,
      } as RawOutput,
    ]
  const frame = `\u001b[0;32m----> ${random.int(1, 9)}\u001b[0m \u001b[0;34m${identifier(random)}\u001b[0m = \u001b[0;36m${identifier(random)}\u001b[0m[\u001b[0;34m'${words(random, 1)}'\u001b[0m]`
  return [
    {
      output_type: 'error',
      ename: 'KeyError',
      evalue: words(random, 1),
      traceback: [
        '\u001b[0;31m---------------------------------------------------------------------------\u001b[0m',
        frame,
        `\u001b[0;31mKeyError\u001b[0m: ${words(random, 2)}`,
      ],
    },
  ]
}

/** A DataFrame as pandas writes it. */
function tableOutput(random: Prng): RawOutput {
  const columns = Array.from({ length: random.int(3, 12) }, () => identifier(random))
  const rows = Array.from({ length: random.int(3, 60) }, () => columns.map(() => tableValue(random)))
  const head = columns.map((name) => `      <th>${name}</th>\n`).join('')
  const body = rows
    .map(
      (row, i) =>
        `    <tr>\n      <th>${i}</th>\n${row.map((value) => `      <td>${value}</td>\n`).join('')}    </tr>\n`,
    )
    .join('')
  const style =
    '<style scoped>\n    .dataframe tbody tr th:only-of-type {\n        vertical-align: middle;\n    }\n\n    .dataframe thead th {\n        text-align: right;\n    }\n</style>\n'
  const html = `<div>\n${style}<table border="1" class="dataframe">\n  <thead>\n    <tr style="text-align: right;">\n      <th></th>\n${head}    </tr>\n  </thead>\n  <tbody>\n${body}  </tbody>\n</table>\n<p>${rows.length} rows × ${columns.length} columns</p>\n</div>`
  const plain = [columns.join('  '), ...rows.map((row, i) => `${i}  ${row.join('  ')}`)].join('\n')
  return {
    output_type: 'execute_result',
    execution_count: 1,
    metadata: {},
    data: { 'text/html': lines(html), 'text/plain': lines(plain) },
  } as RawOutput
}

function tableValue(random: Prng): string {
  const kind = random.next()
  if (kind < 0.5) return (random.next() * 10_000).toFixed(6)
  if (kind < 0.8) return String(random.int(0, 100_000))
  return kind < 0.95 ? words(random, 2) : 'NaN'
}

function imageOutput(random: Prng): RawOutput {
  // 15 to 60 KB, like a matplotlib figure.
  const [width, height] = [random.int(120, 250), random.int(120, 240)]
  const png = `${pngBase64(random, width, height)}\n`
  return {
    output_type: 'display_data',
    metadata: { needs_background: 'light' },
    data: { 'image/png': png, 'text/plain': [`<Figure size ${width}x${height} with 1 Axes>`] },
  } as RawOutput
}

function mathSource(random: Prng): string {
  const blocks = [
    `The ${words(random, 6)} $${formula(random)}$ is ${words(random, 8)}, so that $${formula(random)}$ holds.`,
  ]
  for (let n = random.int(1, 3); n > 0; n--) blocks.push(`$$\n${formula(random)} = ${formula(random)}\n$$`)
  if (random.next() < 0.4)
    blocks.push(
      `\\begin{align}\n${formula(random)} &= ${formula(random)} \\\\\n&= ${formula(random)}\n\\end{align}`,
    )
  return blocks.join('\n\n')
}

function formula(random: Prng): string {
  const [a, b, n] = [
    random.pick(['x', 'y', '\\theta', '\\beta', 'z_i']),
    random.pick(['n', 'k', '\\mu', 'p']),
    random.int(1, 999),
  ]
  return random.pick([
    `\\sum_{i=1}^{${b}} ${a}_{${n}}^2`,
    `\\frac{${a} - ${n}}{\\sqrt{2 ${b} + 1}}`,
    `\\int_0^{${n}} e^{-${a}^2} \\, d${b}`,
    `\\begin{pmatrix} ${a} & ${n} \\\\ 0 & ${b} \\end{pmatrix}`,
    `P(${a} \\mid ${b}) \\propto \\mathcal{N}(${n}, \\sigma^2)`,
    `\\left( \\prod_{j \\neq ${n}} \\hat{${a}}_j \\right)^{1/${n}}`,
    `\\nabla_{${a}} \\mathcal{L} \\approx ${n} \\cdot \\log ${b}`,
  ])
}
