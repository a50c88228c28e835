import { bare } from '../bare.ts'
import type { Candidate } from '../candidate.ts'
import { floor } from '../floor.ts'
import { loadNaive } from '../naive.ts'
import { loadOurs } from '../ours.ts'

/** Floor, bare and naive, and ours where there is a build of it. */
export async function loadCandidates(code: string | undefined): Promise<readonly Candidate[]> {
  const yardsticks = [floor, bare, await loadNaive()]
  return code === undefined ? yardsticks : [...yardsticks, await loadOurs(code)]
}

/** The list, begun at another place: so nobody always goes first, or always after the same one. */
export function rotated<T>(items: readonly T[], by: number): T[] {
  const start = items.length === 0 ? 0 : by % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}
