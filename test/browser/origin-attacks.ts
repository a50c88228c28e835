// What a script in a report would try on the origin that serves it. The text runs in the page: the project's types
// know no DOM. Each attempt gives what it got hold of; it fails by throwing, or by giving nothing.
const ATTEMPTS: Readonly<Record<string, string>> = {
  cookie: `document.cookie`,
  'local storage': `localStorage.getItem('token')`,
  'session storage': `sessionStorage.length + ' items'`,
  database: `new Promise((resolve, reject) => {
    const request = indexedDB.open('app')
    request.onsuccess = () => resolve('open')
    request.onerror = reject
  })`,
  caches: `caches.open('app').then(() => 'open')`,
  request: `fetch('/secret').then((response) => response.text())`,
  'old request': `new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.onload = () => resolve(request.responseText)
    request.onerror = reject
    request.open('GET', '/secret')
    request.send()
  })`,
  frame: `new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.onload = () => resolve(frame.contentDocument?.body.textContent)
    frame.src = '/secret'
    document.body.append(frame)
  })`,
  'empty frame': `(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    return frame.contentWindow.localStorage.getItem('token')
  })()`,
  'new window': `new Promise((resolve, reject) => {
    const other = open('/secret')
    const look = () => {
      try { if (other.document.body.textContent) resolve(other.document.body.textContent) } catch (error) { reject(error) }
    }
    setInterval(look, 400)
  })`,
  'empty window': `(() => {
    const other = open('about:blank')
    return other.document.cookie || other.localStorage.getItem('token')
  })()`,
  worker: `navigator.serviceWorker.register('/worker.js').then(() => 'registered')`,
  'shared worker': `new Promise((resolve, reject) => {
    const worker = new SharedWorker('/worker.js')
    worker.onerror = reject
    worker.port.onmessage = () => resolve('started')
    worker.port.start()
  })`,
  'the app': `(opener ?? parent).document.body.textContent`,
}

// What is seen elsewhere: at the server, or in the app.
const SILENT = `
  const silently = (attempt) => { try { attempt() } catch {} }
  silently(() => { new BroadcastChannel('app').postMessage('logout') })
  silently(() => { new Image().src = '/pixel' })
  silently(() => { navigator.sendBeacon('/beacon', 'x') })
  silently(() => {
    const form = document.createElement('form')
    Object.assign(form, { method: 'post', action: '/transfer', target: 'transfer' })
    document.body.append(form)
    form.submit()
  })
  setTimeout(() => silently(() => alert('password')), 1500)
  setTimeout(() => silently(() => { (opener ?? parent).location = '/stolen' }), 1600)`

/** A script that tries them all and then holds what it reached in `window.reached`, by name. */
export const ATTACK_SCRIPT = `(async () => {
  const reached = {}
  const attempt = async (name, run) => {
    try {
      const late = new Promise((resolve) => setTimeout(resolve, 3000))
      const got = await Promise.race([run(), late])
      if (got) reached[name] = String(got)
    } catch {}
  }
  await Promise.all([
    ${Object.entries(ATTEMPTS)
      .map(([name, code]) => `attempt(${JSON.stringify(name)}, async () => (${code})),`)
      .join('\n    ')}
  ])
  ${SILENT}
  window.reached = reached
})()`

export const ATTEMPT_NAMES: readonly string[] = Object.keys(ATTEMPTS)
