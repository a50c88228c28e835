// The one script of a report. Without it everything can be read; it adds what only a script can do: the theme toggle,
// copy buttons, sorting of tables, larger images, the current section in the contents. It acts on our own `pl-` classes,
// which content cannot have, and on tables, images and links as such. It must work where the page has an opaque origin:
// `localStorage` throws there.
;(() => {
  const root = document.documentElement
  // In the page's language; see write/html/script-words.ts.
  const words = JSON.parse(document.body.dataset.words)
  const all = (selector, within = document) => [...within.querySelectorAll(selector)]
  const addButton = (name, parent, act) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = name
    button.addEventListener('click', act)
    parent.append(button)
    return button
  }

  const toggle = document.querySelector('.pl-theme-toggle')
  if (toggle) {
    const system = matchMedia('(prefers-color-scheme: dark)')
    const isDark = () => (root.dataset.theme === 'auto' ? system.matches : root.dataset.theme === 'dark')
    const label = () => {
      toggle.textContent = isDark() ? words.lightMode : words.darkMode
    }
    toggle.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark'
      label()
    })
    system.addEventListener('change', label)
    label()
    toggle.hidden = false
  }

  for (const block of all('.pl-input > .pl-code, .pl-fence')) {
    let holder = block.parentElement
    if (block.className === 'pl-fence') {
      holder = document.createElement('div')
      holder.className = 'pl-fenced'
      block.replaceWith(holder)
      holder.append(block)
    }
    const button = addButton('pl-copy', holder, async () => {
      try {
        await navigator.clipboard.writeText(block.textContent)
        button.textContent = words.copied
      } catch {
        // No permission (in a frame, say): the old way, for which it has to be selected. Where that is refused,
        // too, one key press copies it.
        getSelection().selectAllChildren(block)
        button.textContent = document.execCommand('copy') ? words.copied : words.selected
      }
      setTimeout(() => {
        button.textContent = words.copy
      }, 2000)
    })
    button.textContent = words.copy
    button.ariaLive = 'polite'
  }

  // Tables sort where they have one row of headers, and no cell is more than one. Numbers come before text and what is
  // empty comes last, up or down; a third click brings back the order of the author.
  const { compare } = new Intl.Collator(root.lang, { numeric: true })
  const keyOf = (row, column) => {
    const text = row.cells[column]?.textContent.trim() ?? ''
    // What a number begins with and is written with: $1,234, €5, −5 %. Dates that begin with equal numbers go on as text.
    const number = parseFloat(text.replace(/^[$\u20ac\xa3]|,(?=\d{3}\b)/g, '').replace('\u2212', '-'))
    return { text, number, rank: /^(nan?|nat|none|null|<na>)?$/i.test(text) ? 2 : +Number.isNaN(number) }
  }
  for (const table of all('.pl-html table')) {
    const { tHead, tBodies } = table
    if (tHead?.rows.length !== 1 || tBodies.length !== 1 || tBodies[0].rows.length < 2) continue
    if (table.querySelector('[colspan], [rowspan], table')) continue
    const rows = [...tBodies[0].rows]
    const heads = [...tHead.rows[0].cells]
    for (const [column, head] of heads.entries()) {
      if (!head.textContent.trim()) continue
      const content = [...head.childNodes]
      const button = addButton('pl-sort', head, () => {
        const next = { none: 'ascending', ascending: 'descending', descending: 'none' }[head.ariaSort]
        for (const other of heads) if (other.ariaSort) other.ariaSort = 'none'
        head.ariaSort = next
        const sorted = rows.map((row) => ({ row, key: keyOf(row, column) }))
        const sign = next === 'descending' ? -1 : 1
        if (next !== 'none')
          sorted.sort(
            ({ key: a }, { key: b }) =>
              a.rank - b.rank || sign * ((a.rank ? 0 : a.number - b.number) || compare(a.text, b.text)),
          )
        for (const { row } of sorted) tBodies[0].append(row)
      })
      button.append(...content)
      head.ariaSort = 'none'
    }
  }

  // An image that is shown smaller than it is can be seen in its own size.
  const zoom = new ResizeObserver((entries) => {
    for (const { target: image } of entries) {
      if (!image.clientWidth || image.naturalWidth < image.clientWidth * 1.2 || image.closest('a, button'))
        continue
      zoom.unobserve(image)
      const button = addButton('pl-zoom', image.parentElement, () => {
        const dialog = document.createElement('dialog')
        dialog.className = 'pl-zoomed'
        dialog.ariaLabel = image.alt
        addButton('', dialog, () => dialog.close()).append(image.cloneNode())
        dialog.addEventListener('close', () => dialog.remove())
        document.body.append(dialog)
        dialog.showModal()
      })
      image.replaceWith(button)
      button.append(image)
    }
  })
  for (const image of all('.pl-main img')) zoom.observe(image)

  // Only what scrolls is a stop for the Tab key.
  const stops = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls =
        target.scrollWidth > target.clientWidth + 1 ||
        (target.scrollHeight > target.clientHeight + 1 && getComputedStyle(target).overflowY === 'auto')
      if (scrolls) target.tabIndex = 0
      else target.removeAttribute('tabindex')
    }
  })
  for (const area of all(
    '.pl-code, .pl-fence, .pl-result, .pl-text, .pl-markdown, .pl-html, .pl-table-wrap, .pl-scroll, .pl-math-display',
  ))
    stops.observe(area)

  // The section in view is the last whose heading has come near the top; at the end of the page, where none after it can
  // come there, the one the reader jumped to, or the last.
  const contents = document.querySelector('.pl-contents')
  if (contents) {
    const links = all('a', contents)
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))))
    const topOf = (heading) => heading?.getBoundingClientRect().top
    let current
    const follow = () => {
      let index = headings.findLastIndex((heading) => topOf(heading) < innerHeight / 8)
      if (scrollY > 0 && scrollY + innerHeight > root.scrollHeight - 2) {
        const target = headings.findIndex((heading) => heading?.matches(':target'))
        index = topOf(headings[target]) >= 0 ? target : headings.length - 1
      }
      const next = links[Math.max(index, 0)]
      if (next === current) return
      if (current) current.ariaCurrent = null
      current = next
      current.ariaCurrent = 'true'
      contents.scrollTop = current.offsetTop - contents.clientHeight / 2
    }
    addEventListener('scroll', follow, { passive: true })
    addEventListener('hashchange', follow)
    follow()
  }

  // In a frame a link would put another site where the reader expects the report.
  if (parent !== window) for (const link of all('a[href^="http" i]')) link.target = '_blank'

  let folded = []
  addEventListener('beforeprint', () => {
    folded = all('details:not([open])')
    for (const details of folded) details.open = true
  })
  addEventListener('afterprint', () => {
    for (const details of folded) details.open = false
  })
})()
