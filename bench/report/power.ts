import { sum } from '../stats.ts'

/**
 * The exponent k of y = c · x^k by least squares in log-log, over the points with y above 0; undefined for fewer than
 * three. 1 is linear growth, 2 quadratic.
 */
export function fitPower(points: readonly (readonly [number, number])[]): number | undefined {
  const logs = points.filter(([, y]) => y > 0).map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  if (logs.length < 3) return undefined
  const meanX = sum(logs.map(([x]) => x)) / logs.length
  const meanY = sum(logs.map(([, y]) => y)) / logs.length
  return sum(logs.map(([x, y]) => (x - meanX) * (y - meanY))) / sum(logs.map(([x]) => (x - meanX) ** 2))
}
