import type { Axis } from '../generate/scaled.ts'
import type { Summary } from '../stats.ts'
import { short, table } from './table.ts'

export interface ScalingPoint {
  readonly n: number
  /** Of the .ipynb. */
  readonly bytes: number
  /** Milliseconds. */
  readonly cpu: Summary
  /** Resident bytes at the peak, beyond those of the process with the candidate loaded. */
  readonly memory: number
}

export interface ScalingCurve {
  readonly axis: Axis
  readonly name: string
  readonly points: readonly ScalingPoint[]
  /** Of growth from 100 on: 1 is linear. Undefined with too few points. */
  readonly exponent: { readonly cpu: number | undefined; readonly memory: number | undefined }
}

export function printScaling(curves: readonly ScalingCurve[]): string {
  const axes = [...new Set(curves.map(({ axis }) => axis))]
  const tables = axes.map((axis) => {
    const those = curves.filter((curve) => curve.axis === axis)
    const head = [
      axis === 'bytes' ? 'kB of text' : axis,
      'MB',
      ...those.flatMap(({ name }) => [`${name} ms`, 'p25–p75', 'peak MB']),
    ]
    const rows = those[0]!.points.map(({ n, bytes }, index) => [
      String(n),
      short(bytes / 1e6),
      ...those.flatMap(({ points }) => {
        const { cpu, memory } = points[index]!
        return [short(cpu.median), `${short(cpu.p25)}–${short(cpu.p75)}`, short(memory / 1e6)]
      }),
    ])
    const fits = [
      'exponent',
      '',
      ...those.flatMap(({ exponent }) => [short(exponent.cpu), '', short(exponent.memory)]),
    ]
    return table(head, [...rows, fits])
  })
  return `SCALING, exponents fitted from 100 on; memory is what the process grew by at its peak\n${tables.join('\n\n')}`
}
