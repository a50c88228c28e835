import { openProbe, type PageDocument, type Seen, type VisitOptions } from './page-probe.ts'

/** A Chromium for pages that may never answer again, as those with hostile scripts may. */
export interface ImpatientProbe {
  /** As `PageProbe.visit`; undefined where nothing came in time. The next visit then has a new Chromium. */
  visit(pages: readonly PageDocument[], options?: VisitOptions): Promise<Seen | undefined>
  close(): Promise<void>
}

/** @param patience How long a visit may take, in milliseconds. */
export async function openImpatientProbe(patience: number): Promise<ImpatientProbe> {
  let probe = await openProbe()
  return {
    async visit(pages, options) {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), patience)
      })
      const visit = probe.visit(pages, options)
      // What comes of it later is that its browser is gone.
      visit.catch(() => {})
      const seen = await Promise.race([visit, late])
      clearTimeout(timer)
      if (seen === undefined) {
        await probe.close()
        probe = await openProbe()
      }
      return seen
    },
    close: () => probe.close(),
  }
}
