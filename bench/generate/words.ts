import type { Prng } from './prng.ts'

const WORDS =
  'the of and a in to is for with on as by data model value run table sample mean each we from that this are it be at which between training column index plot error rate set number using can values first function results time series where then distribution weight observed Größe naïve café résumé Ångström μ signal parameter estimate regression feature matrix gradient window filter threshold baseline customer region month order revenue forecast residual pipeline batch cluster latency quantile'.split(
    ' ',
  )

/** Words as in running text: the front of the list comes up far more often than its end. */
export function words(random: Prng, count: number): string {
  const out: string[] = []
  for (let i = 0; i < count; i++) {
    const x = random.next()
    out.push(WORDS[Math.floor(WORDS.length * x * x)]!)
  }
  return out.join(' ')
}

export function identifier(random: Prng): string {
  const base = random.pick([
    'df',
    'frame',
    'model',
    'result',
    'rows',
    'index',
    'total',
    'batch',
    'score',
    'window',
  ])
  return random.next() < 0.5 ? base : `${base}_${random.int(1, 99)}`
}
