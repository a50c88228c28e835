import type { Page } from 'playwright-core'

// What a reader, or a program that reads along, does to a page. Text, because it runs in the page.

/** What every element gets. Handlers in content are attributes; those are fired by their own name, whatever it is. */
const EVENTS = {
  PointerEvent: 'pointerover pointerdown',
  MouseEvent: 'mouseover mouseenter mousemove mousedown dblclick contextmenu',
  FocusEvent: 'focusin',
  KeyboardEvent: 'keydown',
  ClipboardEvent: 'copy paste',
  DragEvent: 'dragstart drop',
  AnimationEvent: 'animationend',
  TransitionEvent: 'transitionend',
  Event: 'toggle',
}

const WINDOW_EVENTS =
  'beforeprint afterprint resize scroll hashchange popstate pageshow pagehide focus blur message online offline storage languagechange'

export const INTERACT = `(() => {
  const events = Object.entries(${JSON.stringify(EVENTS)}).flatMap(([type, names]) =>
    names.split(' ').map((name) => [globalThis[type] ?? Event, name]))
  const elements = [...document.querySelectorAll('*')]
  // Each of these makes a browser lay out the page; a handler does not wait for it, it was fired before.
  const some = (list, most) => list.filter((_, i) => i % Math.ceil(list.length / most) === 0)
  // Where a reader may well be led: the links that a report may have.
  const leads = (element) => {
    const link = element.closest('[href]')
    return /^(https?|mailto):/i.test(link?.href?.baseVal ?? link?.href ?? '') || link?.hasAttribute('download')
  }
  for (const [type, name] of events) {
    // Every element has its turn, so none needs what comes from those in it.
    const init = { bubbles: false, cancelable: true, key: 'Enter' }
    for (const element of elements) element.dispatchEvent(new type(name, init))
  }
  for (const element of some(elements.filter(({ tabIndex }) => tabIndex >= 0), 40))
    element.focus({ preventScroll: true })
  for (const element of elements) {
    for (const { name } of [...element.attributes])
      if (name.startsWith('on')) element.dispatchEvent(new Event(name.slice(2), { bubbles: true }))
    if (leads(element)) continue
    if (element instanceof HTMLElement) element.click()
    else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  }
  for (const details of document.querySelectorAll('details')) details.open = !details.open
  for (const name of ${JSON.stringify(WINDOW_EVENTS)}.split(' ')) dispatchEvent(new Event(name))
  for (const { id } of some([...document.querySelectorAll('[id]')], top === window ? 20 : 4)) location.hash = '#' + id
})()`

const SHOW_ALL = `(() => {
  for (const details of document.querySelectorAll('details')) details.open = true
  getSelection().selectAllChildren(document.documentElement)
  scrollTo(0, 1e9)
})()`

const STEPS = 4

/** What only a real mouse and keyboard do (`:hover`, focus by Tab, activation), in places across the window. */
export async function realInput(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 }
  for (let i = 1; i <= STEPS; i++)
    await page.mouse.move((width * i) / (STEPS + 1), (height * i) / (STEPS + 1))
  for (let i = 0; i < STEPS; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate<boolean>(STAYS)) await page.keyboard.press(i % 2 === 0 ? 'Enter' : 'Space')
  }
  for (const frame of page.frames()) await frame.evaluate(SHOW_ALL)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 390, height })
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ media: null })
}

/** Whether what has the focus is nothing that leads elsewhere, as a report's links may. */
const STAYS = `(() => {
  let element = document.activeElement
  while (element?.contentDocument) element = element.contentDocument.activeElement
  return !element?.closest('a[href]:not([href^="#"]), a[download]')
})()`
