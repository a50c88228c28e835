import { publishedPayloads, surePayloads } from '../hostile/payloads.ts'
import {
  addSignals,
  CONTROL_PATIENCE,
  noSignals,
  type ProofRow,
  proofGroups,
  prove,
  proveSvgs,
  type Signals,
} from '../hostile/proof.ts'
import { SLOTS } from '../hostile/slots.ts'
import { openImpatientProbe } from '../support/impatient-probe.ts'
import { openProbe } from '../support/page-probe.ts'

// `npm run proof`: every published payload in every slot, in Chromium, with the page's policy and without it.
// `npm run proof -- NAME…` takes only the groups whose name starts so.

/** Every n-th payload is also tried without sanitising. */
const CONTROL_STEP = 100
/** And of those that act wherever they can. */
const SURE_STEP = 7
/** Chromiums at a time. */
const WORKERS = 2

const payloads = publishedPayloads().map(({ html }) => html)
const sure = surePayloads()
if (payloads.length === 0) throw new Error('There are no payloads at ../shared/vectors')
const wanted = process.argv.slice(2)
const groups = proofGroups().filter(
  ({ name }) => wanted.length === 0 || wanted.some((prefix) => name.startsWith(prefix)),
)
const plan = {
  payloads: () => payloads,
  controls: (slot: number) => [
    ...payloads.filter((_, i) => (i + slot) % CONTROL_STEP === 0),
    ...sure.filter((_, i) => (i + slot) % SURE_STEP === 0),
  ],
}

const four = ({ scripts, hits, dialogs, navigations, others }: Signals) =>
  [scripts, hits, dialogs, navigations, others].join('/')
const COLUMNS = [24, 6, 8, 7, 8, 13, 13, 15, 22] as const
const line = (...cells: readonly (string | number)[]) =>
  console.log(
    cells
      .map((cell, i) => (i === 0 ? String(cell).padEnd(COLUMNS[0]) : String(cell).padStart(COLUMNS[i]!)))
      .join(' '),
  )

console.log(`${payloads.length} payloads, ${Object.keys(SLOTS).length} slots`)
console.log(
  'Signals: scripts/hits/dialogs/navigations/others; the control is the same, not sanitised, for a sample.\n',
)
line('slots', 'slots', 'entries', 'pages', 'seconds', 'with CSP', 'without CSP', 'control: loud', 'signals')

const started = Date.now()
const rows: ProofRow[] = []
const svgs = new Set<string>()
const queue = [...groups]

/** One Chromium; the groups are shared out among a few. */
async function work(): Promise<void> {
  const probe = await openProbe()
  const control = await openImpatientProbe(CONTROL_PATIENCE)
  for (let group = queue.shift(); group !== undefined; group = queue.shift()) {
    const row = await prove(probe, control, group, plan, (svg) => svgs.add(svg))
    rows.push(row)
    const { control: unsanitised } = row
    line(
      row.name,
      row.slots,
      row.entries,
      row.pages,
      row.seconds.toFixed(1),
      four(row.withPolicy),
      four(row.withoutPolicy),
      `${unsanitised.loud} of ${unsanitised.pages}`,
      four(unsanitised.signals),
    )
    for (const finding of row.findings) console.log(`  ${finding}`)
  }
  await probe.close()
  await control.close()
}

await Promise.all(Array.from({ length: WORKERS }, work))

const opened = Date.now()
const pictures = { signals: noSignals(), findings: [] as string[] }
await Promise.all(
  Array.from({ length: WORKERS }, async (_, worker) => {
    const probe = await openProbe()
    const share = await proveSvgs(
      probe,
      [...svgs].filter((_svg, i) => i % WORKERS === worker),
    )
    addSignals(pictures.signals, share.signals)
    pictures.findings.push(...share.findings)
    await probe.close()
  }),
)
line(
  'SVG, opened by itself',
  '',
  svgs.size,
  svgs.size,
  ((Date.now() - opened) / 1000).toFixed(1),
  '',
  four(pictures.signals),
)
for (const finding of pictures.findings) console.log(`  ${finding}`)

const sum = (pick: (row: ProofRow) => number) => rows.reduce((total, row) => total + pick(row), 0)
const total = (pick: (row: ProofRow) => Signals) => {
  const signals = noSignals()
  for (const row of rows) addSignals(signals, pick(row))
  return signals
}
line(
  'all',
  sum((row) => row.slots),
  sum((row) => row.entries),
  sum((row) => row.pages),
  ((Date.now() - started) / 1000).toFixed(1),
  four(total((row) => row.withPolicy)),
  four(total((row) => row.withoutPolicy)),
  `${sum((row) => row.control.loud)} of ${sum((row) => row.control.pages)}`,
  four(total((row) => row.control.signals)),
)

const silent = rows.filter(({ control }) => control.loud === 0).map(({ name }) => name)
if (silent.length > 0) console.log(`\nINVALID: nothing acts without sanitising in ${silent.join(', ')}`)
const problems = rows.flatMap((row) => row.findings).length + pictures.findings.length
console.log(problems === 0 ? '\nNothing ran, fetched, asked or went anywhere.' : `\n${problems} findings`)
process.exitCode = problems === 0 && silent.length === 0 ? 0 : 1
