// Remembers the last PDUs, metrics and comparisons looked at, in this browser only, and
// lists them near the search box until they are forgotten.
(() => {
  'use strict'

  const key = 'pdubench.recent'
  const most = 6

  // A browser may refuse to keep anything, and what is kept may be anything.
  const read = () => {
    try {
      const kept = JSON.parse(window.localStorage.getItem(key) ?? '[]')
      return kept.filter((e) => typeof e.text === 'string' && typeof e.href === 'string' && /^\/(pdus\/|metrics\/|compare\?)/.test(e.href))
    } catch {
      return []
    }
  }

  const write = (entries) => {
    try {
      if (entries.length > 0) {
        window.localStorage.setItem(key, JSON.stringify(entries))
      } else {
        window.localStorage.removeItem(key)
      }
    } catch {
      // then nothing is remembered
    }
  }

  const main = document.querySelector('main[data-recent]')
  if (main) {
    const here = { text: main.dataset.recent, href: main.dataset.recentHref }
    write([here, ...read().filter((e) => e.href !== here.href)].slice(0, most))
  }

  const box = document.querySelector('.recent')
  const entries = read()
  if (!box || entries.length === 0) return
  const list = document.createElement('ul')
  list.className = 'govuk-list recent__list'
  for (const entry of entries) {
    const link = document.createElement('a')
    link.className = 'govuk-link'
    link.href = entry.href
    link.textContent = entry.text
    const item = document.createElement('li')
    item.append(link)
    list.append(item)
  }
  const forget = document.createElement('button')
  forget.type = 'button'
  forget.className = 'plain-button'
  forget.textContent = 'Forget these'
  forget.addEventListener('click', () => {
    write([])
    box.hidden = true
    document.querySelector('#q')?.focus()
  })
  const note = document.createElement('span')
  note.className = 'recent__note'
  note.textContent = 'Kept in this browser only.'
  box.querySelector('.recent__entries').append(list, forget, note)
  box.hidden = false
})()
