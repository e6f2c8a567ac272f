// Writes assets/vendor/: the compiled style sheet, ECharts, and their
// licences. Everything else the dashboard serves is in assets/ already.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, 'node_modules')
const vendor = join(here, 'assets', 'vendor')

rmSync(vendor, { recursive: true, force: true })
mkdirSync(vendor, { recursive: true })

const { css } = sass.compile(join(here, 'styles', 'main.scss'), {
  loadPaths: [modules],
  quietDeps: true,
  style: 'compressed',
})
// The typeface, crown and crest belong to GOV.UK services only, and the
// program serves no font and no picture: any address would be a mistake.
if (/url\(|GDS Transport/i.test(css)) {
  throw new Error('styles/main.scss pulls in a font or picture; leave out the component that does')
}
writeFileSync(join(vendor, 'main.css'), css)
copyFileSync(join(modules, 'echarts', 'dist', 'echarts.min.js'), join(vendor, 'echarts.min.js'))
copyFileSync(join(modules, 'govuk-frontend', 'dist', 'govuk', 'components', 'tabs', 'tabs.bundle.js'), join(vendor, 'govuk-tabs.js'))

const licences = [
  ['Apache ECharts', join(modules, 'echarts', 'LICENSE')],
  ['Apache ECharts, notice', join(modules, 'echarts', 'NOTICE')],
  ['ZRender, part of ECharts', join(modules, 'zrender', 'LICENSE')],
  ['tslib, part of ECharts', join(modules, 'tslib', 'LICENSE.txt')],
  // The package govuk-frontend names its licence without its text.
  ['GOV.UK Frontend, style sheet and tabs', join(here, 'styles', 'govuk-frontend-licence.txt')],
]
const texts = licences.map(([name, file]) => `== ${name}\n\n${readFileSync(file, 'utf8').trim()}\n`)
writeFileSync(join(vendor, 'licences.txt'), texts.join('\n'))
