import { type Growth, measureGrowth, stopMeasuring } from './measure-growth.ts'
import { AREAS } from './pathological/index.ts'

// The full measured run over the catalogue: `npm run hostile [-- AREA [WORDS OF A NAME]]`. Prints the slowest of each
// area and whatever fails; ends with 1 where something does.

const SHOWN = 8
const [onlyArea, onlyName] = process.argv.slice(2)
let failed = 0

for (const area of AREAS) {
  if (onlyArea !== undefined && area.name !== onlyArea) continue
  const results: Growth[] = []
  for (const one of area.cases) {
    if (onlyName !== undefined && !one.name.includes(onlyName)) continue
    const growth = await measureGrowth(area, one)
    results.push(growth)
    if (growth.problem !== undefined) console.log(`FAIL ${line(growth)}`)
  }
  const slowest = results.filter(({ problem }) => problem === undefined).sort((a, b) => b.worst - a.worst)
  for (const growth of slowest.slice(0, SHOWN)) console.log(`  ok ${line(growth)}`)
  const bad = results.filter(({ problem }) => problem !== undefined)
  failed += bad.length
  console.log(`${area.name}: ${results.length} cases, ${bad.length} failed`)
}
stopMeasuring()
process.exitCode = failed > 0 ? 1 : 0

function line({ area, name, times, ratio, problem }: Growth): string {
  const shown = times.map((time) => (Number.isFinite(time) ? time.toFixed(0) : 'hangs')).join(' ')
  return `${area}: ${name} | ms: ${shown} | ratio ${ratio.toFixed(1)}${problem === undefined ? '' : ` | ${problem}`}`
}
