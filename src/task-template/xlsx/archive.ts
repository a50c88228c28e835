import { strFromU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { PlatenError } from '../../index.ts'

/** The first moment an archive can name, in whatever zone the machine is. */
function epoch(): Date {
  return new Date(1980, 0, 1)
}

/** The same archive from the same parts, whenever and wherever: names in order, dates fixed, packed by our own packer. */
export function reproducible(archive: Uint8Array): Uint8Array {
  const parts = unzipSync(archive)
  const names = Object.keys(parts).sort()
  return zipped(Object.fromEntries(names.map((name) => [name, parts[name]!])), 6)
}

function zipped(parts: Readonly<Record<string, Uint8Array>>, level: 0 | 6): Uint8Array {
  const entries = Object.entries(parts).map(
    ([name, bytes]) => [name, [bytes, { mtime: epoch(), level }]] as const,
  )
  return zipSync(Object.fromEntries(entries) as unknown as Zippable)
}

const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/styles\.xml|xl\/sharedStrings\.xml|xl\/worksheets\/[\w-]{1,40}\.xml)$/i
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/i

/**
 * What of somebody's workbook is to be read: its sheets and their texts, no larger than allowed and without a document
 * type; not packed, so that nothing is unpacked twice.
 *
 * @throws PlatenError `INVALID_SOURCE` for what is no workbook, `LIMIT_EXCEEDED`
 */
export function guarded(archive: Uint8Array, maxBytes: number): Uint8Array {
  let total = 0
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (!NEEDED.test(name)) return false
        total += originalSize
        if (total > maxBytes) throw tooLarge(maxBytes)
        return true
      },
    })
  } catch (error) {
    if (error instanceof PlatenError) throw error
    throw notAWorkbook(error)
  }
  if (!Object.hasOwn(parts, 'xl/workbook.xml')) throw notAWorkbook(undefined)
  for (const bytes of Object.values(parts))
    if (DECLARATION.test(strFromU8(bytes))) throw notAWorkbook(undefined)
  return zipped(parts, 0)
}

function tooLarge(maxBytes: number): PlatenError {
  return new PlatenError({
    code: 'LIMIT_EXCEEDED',
    message: `The workbook unpacks to more than ${maxBytes} bytes.`,
    help: 'Raise limits.decompressedBytes if you trust where it comes from.',
  })
}

export function notAWorkbook(cause: unknown): PlatenError {
  return new PlatenError({
    code: 'INVALID_SOURCE',
    message: 'The file is no workbook in XLSX.',
    help: 'Pass the bytes of an .xlsx file, as toTaskTemplateXlsx writes it or a spreadsheet program saves it.',
    cause,
  })
}
