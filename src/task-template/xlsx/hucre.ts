import { PlatenError } from '../../index.ts'

/** The version that `package.json` asks for. */
const VERSION = '1.0.0'

/**
 * The package that reads and writes workbooks, which only who uses them installs.
 *
 * @throws PlatenError `PACKAGE_MISSING`
 */
export async function loadHucre(): Promise<typeof import('hucre/xlsx')> {
  try {
    return await import('hucre/xlsx')
  } catch (cause) {
    throw new PlatenError({
      code: 'PACKAGE_MISSING',
      message: 'To read and write workbooks, the package hucre has to be installed',
      help: `Run: npm install hucre@${VERSION}`,
      cause,
    })
  }
}
