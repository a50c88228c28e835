interface Jsdom {
  readonly JSDOM: new (html: string, options: object) => { readonly window: Record<string, unknown> }
}

/** Names that Node has as well, but of which programs of the browser need the window's own. */
const OVERRIDDEN = 'window document navigator Event CustomEvent EventTarget DOMParser MutationObserver'.split(
  ' ',
)

/** Makes this process look like a browser's page, as far as jsdom can; once, and for good. */
export async function becomeBrowser(): Promise<void> {
  const packageName = 'jsdom'
  const { JSDOM } = (await import(packageName)) as Jsdom
  const { window } = new JSDOM('<!doctype html><body></body>', {
    url: 'http://localhost/',
    pretendToBeVisual: true,
  })
  // What jsdom lacks and is only asked for when the modules load or when something is looked at.
  class Observer {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  window.DragEvent = window.MouseEvent
  window.IntersectionObserver = Observer
  window.ResizeObserver = Observer
  for (const name of Object.getOwnPropertyNames(window)) {
    if (name in globalThis && !OVERRIDDEN.includes(name)) continue
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true })
  }
}
