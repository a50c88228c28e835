import { coalesceStreams } from './coalesce-streams.ts'
import { removeByTag } from './remove-by-tag.ts'
import type { Transform } from './transform.ts'

/** What an export applies unless told otherwise: streams joined, then what is tagged for removal removed. */
export const defaultTransforms: readonly Transform[] = Object.freeze([coalesceStreams(), removeByTag()])
