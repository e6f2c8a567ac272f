// Offers every drawn chart as a picture that can stand alone: the drawing
// with its title, key, source, filters and licence around it.
(() => {
  'use strict'

  const margin = 16
  const size = 14
  const lineHeight = 20

  // SVG does not break lines: as many words a line as fit, by a measured width.
  const broken = (text, width, font) => {
    const ruler = document.createElement('canvas').getContext('2d')
    ruler.font = font
    const lines = []
    for (const word of text.trim().split(/\s+/)) {
      const last = lines.length - 1
      if (last >= 0 && ruler.measureText(lines[last] + ' ' + word).width <= width) {
        lines[last] += ' ' + word
      } else {
        lines.push(word)
      }
    }
    return lines
  }

  const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

  // Written as text: the policy of the page refuses the styles of a copied
  // drawing, and a file has no policy.
  const picture = (figure) => {
    const box = figure.querySelector('.chart__box')
    const chart = window.echarts.getInstanceByDom(box)
    const width = chart.getWidth()
    let y = margin
    const write = (text, weight) => broken(text, width, `${weight} ${size}px arial, sans-serif`).map((line) => {
      y += lineHeight
      return `<text x="${margin}" y="${y}" font-family="arial, sans-serif" font-size="${size}" font-weight="${weight}" fill="#0b0c0c">${escaped(line)}</text>`
    }).join('')
    let inside = write(figure.querySelector('.chart__title').textContent, 'bold')
    y += margin
    inside += `<g transform="translate(${margin} ${y})">${chart.renderToSVGString()}</g>`
    y += chart.getHeight()
    inside += write(figure.querySelector('.chart__key')?.textContent ?? '', 'normal')
    inside += write(figure.querySelector('.chart__source').textContent, 'normal')
    inside += write(box.dataset.licence, 'normal')
    const whole = { width: width + 2 * margin, height: y + margin }
    const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}"><rect width="100%" height="100%" fill="#ffffff"/>${inside}</svg>`
    return { text, ...whole }
  }

  const save = (blob, name) => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  }

  const painted = async ({ text, width, height }) => {
    const image = new Image()
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text)
    await image.decode()
    const sharp = 2 // for paper and good screens
    const canvas = document.createElement('canvas')
    canvas.width = width * sharp
    canvas.height = height * sharp
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
    return new Promise((done) => canvas.toBlob(done, 'image/png'))
  }

  const offer = (figure) => {
    const box = figure.querySelector('.chart__box')
    if (box.dataset.drawn !== 'true') return
    const title = figure.querySelector('.chart__title').textContent
    const name = 'pdubench-' + title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
    const ways = {
      SVG: () => save(new Blob([picture(figure).text], { type: 'image/svg+xml' }), name + '.svg'),
      PNG: async () => save(await painted(picture(figure)), name + '.png'),
    }
    const row = document.createElement('p')
    row.className = 'chart__pictures'
    for (const [kind, make] of Object.entries(ways)) {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'chart__picture'
      button.textContent = 'Picture as ' + kind
      button.setAttribute('aria-label', `Picture as ${kind}: ${title}`)
      button.addEventListener('click', make)
      row.append(button)
    }
    figure.append(row)
  }

  document.querySelectorAll('.chart').forEach(offer)
})()
