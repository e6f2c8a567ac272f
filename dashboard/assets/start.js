// Draws every chart of the page. A chart's option is JSON beside it; its box
// stays hidden, and the table does the work, unless drawing succeeds.
(() => {
  'use strict'

  const draw = (figure) => {
    const box = figure.querySelector('.chart__box')
    const data = figure.querySelector('.chart__data')
    const height = Number(box.dataset.height)
    box.hidden = false
    try {
      const chart = window.echarts.init(box, null, { renderer: 'svg', height })
      chart.setOption(JSON.parse(data.textContent))
      const fit = (size) => {
        chart.resize({ height, ...size })
        chart.getZr().refreshImmediately() // printing does not wait for a frame
      }
      new ResizeObserver(() => fit({ width: 'auto' })).observe(box)
      // A4 is narrower than a screen.
      window.addEventListener('beforeprint', () => fit({ width: 640 }))
      window.addEventListener('afterprint', () => fit({ width: 'auto' }))
      box.dataset.drawn = 'true'
    } catch (error) {
      box.hidden = true
      console.error('The chart could not be drawn; its table is below.', error)
    }
  }

  document.querySelectorAll('.chart').forEach(draw)

  // Charts take up room that the browser did not know of when it went to the
  // part of the page that its address names.
  window.addEventListener('load', () => {
    const [navigation] = performance.getEntriesByType('navigation')
    if (location.hash.length > 1 && navigation?.type === 'navigate') {
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
    }
  })
})()
