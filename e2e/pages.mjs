// Visits the desk as a reader does: starts it with its sample chronicle in an
// empty data folder, opens every page at desktop and phone width, and pastes a
// text. Fails on anything a reader would stumble over: missing words, errors
// in the console, a page wider than the screen.
//
//   node pages.mjs                   only checks
//   node pages.mjs --shots DIR       and puts screenshots of all pages into DIR
//   node pages.mjs --docs            and renews the pictures in ../docs
//
// The desk's binary is ../bin/entente (or $ENTENTE), the browser the system's
// Chromium (or $CHROMIUM).

import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const here = import.meta.dirname
const binary = process.env.ENTENTE ?? join(here, '..', 'bin', 'entente')
const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const docs = process.argv[2] === '--docs'
const shots = process.argv[2] === '--shots' ? process.argv[3] : docs ? mkdtempSync(join(tmpdir(), 'entente-shots-')) : ''
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync']
const widths = { wide: 1280, phone: 390 }

for (const [what, path] of [['desk', binary], ['browser', browserPath]]) {
  if (existsSync(path)) continue
  console.error(`There is no ${what} at ${path}. Build the desk with "make build"; install Chromium or set CHROMIUM.`)
  process.exit(2)
}

let passed = 0, failed = 0
function check(what, holds, detail = '') {
  if (holds) passed++
  else { failed++; console.error(`FAILED  ${what}${detail ? ': ' + detail : ''}`) }
}

// start runs the desk and gives its address once it prints it.
function start(data) {
  const desk = spawn(binary, ['serve', '--listen', '127.0.0.1:0', '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const address = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the desk printed no address in 60 seconds:\n${said}`)), 60_000)
    const hear = chunk => {
      said += chunk
      const found = said.match(/http:\/\/[\w.:[\]-]+:\d+/)
      if (found) { clearTimeout(timer); resolve(found[0]) }
    }
    desk.stdout.on('data', hear)
    desk.stderr.on('data', hear)
    desk.on('exit', code => { clearTimeout(timer); reject(new Error(`the desk ended with code ${code}:\n${said}`)) })
  })
  return { desk, address, said: () => said }
}

async function json(path) {
  const answer = await fetch(base + path)
  return { status: answer.status, body: await answer.json() }
}

// settled waits until the sample is read, coded and merged into ties.
async function settled() {
  const end = Date.now() + 240_000
  let before = ''
  while (Date.now() < end) {
    const waiting = (await json('/api/v1/documents?state=waiting&limit=1')).body.total
    const coded = (await json('/api/v1/documents?state=coded&limit=1')).body.total
    const ties = JSON.stringify((await json('/api/v1/ties?limit=200')).body)
    if (waiting === 0 && coded >= 60 && ties === before) return coded
    before = ties
    await new Promise(done => setTimeout(done, 1000))
  }
  throw new Error('the sample chronicle was not read within four minutes')
}

// visit opens a page, watches its console, and checks what every page owes.
async function visit(page, path, name) {
  const troubles = []
  const note = message => { if (['error', 'warning'].includes(message.type())) troubles.push(message.text()) }
  const break_ = error => troubles.push(String(error))
  page.on('console', note)
  page.on('pageerror', break_)
  const answer = await page.goto(base + path, { waitUntil: 'load' })
  check(`${name} answers`, answer.status() === 200, `status ${answer.status()}`)
  await pageOwes(page, name, troubles)
  page.off('console', note)
  page.off('pageerror', break_)
}

async function pageOwes(page, name, troubles) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  check(`${name} fits the screen`, over <= 0, `${over} pixels too wide`)
  check(`${name} has one heading`, await page.locator('h1').count() === 1)
  check(`${name} gives an id once`, await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(e => e.id)
    return new Set(ids).size === ids.length
  }))
  check(`${name} names every control`, await page.evaluate(() =>
    [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].every(e => e.labels.length > 0)))
  check(`${name} leaves the console quiet`, troubles.length === 0, troubles.join('; '))
  if (shots) await shoot(page, name)
}

async function shoot(page, name) {
  mkdirSync(shots, { recursive: true })
  const { width } = page.viewportSize()
  const full = await page.evaluate(() => document.documentElement.scrollHeight)
  const height = Math.min(full, width < 600 ? 1800 : 1400)
  await page.screenshot({ path: join(shots, name.replaceAll(/[^\w]+/g, '-') + '.png'), fullPage: true, clip: { x: 0, y: 0, width, height } })
}

// text is what the page's main part says.
const text = page => page.locator('main').innerText()

async function has(page, name, ...wanted) {
  const said = (await text(page)).toLowerCase()
  for (const w of wanted) check(`${name} says "${w}"`, said.includes(w.toLowerCase()))
}

async function ties(page, at) {
  await visit(page, '/', `ties ${at}`)
  await has(page, `ties ${at}`, 'North Korea – Russia', 'sample text', 'Ties, by what changed last')
  check(`ties ${at} draws sparklines`, await page.locator('svg.spark').count() > 0)
}

async function tie(page, at) {
  const name = `tie ${at}`
  await visit(page, '/tie/RUS/PRK', name)
  await has(page, name, 'Russia and North Korea', 'Cooperation and conflict over time', 'Agreements', 'sample text', 'publisher')
  check(`${name} shows one timeline`, await page.locator('figure.timeline.bars svg:visible').count() === 1)
  await has(page, name, 'Closeness', 'How closeness, direction and changes are computed')
  check(`${name} draws closeness`, await page.locator('figure.curve svg:visible path.course').count() === 1)
  check(`${name} draws what is in force`, await page.locator('figure.curve svg:visible rect.force').count() > 0)
  check(`${name} lists events`, await page.locator('.events > li').count() > 5)
  check(`${name} quotes every event`, await page.evaluate(() =>
    [...document.querySelectorAll('.events > li')].every(e => e.querySelector('blockquote mark.m-trigger'))))
  check(`${name} links every quote to its document`, await page.evaluate(() =>
    [...document.querySelectorAll('.events .report')].every(e => e.querySelector('a[href^="/document/"]'))))
  check(`${name} shows an obligation with its words`, await page.locator('.agreement .badge.obligation').count() > 0 &&
    await page.locator('.agreement blockquote mark.m-clause').count() > 0)
}

// network shows who stands with whom, and the tie as it was known on a day.
async function network(page, at) {
  await visit(page, '/network', `network ${at}`)
  await has(page, `network ${at}`, 'Blocs', 'Russia', 'Who moved since')
  check(`network ${at} is drawn once`, await page.locator('figure.wheel svg:visible').count() === 1)
  check(`network ${at} has states on the rim`, await page.locator('figure.wheel svg:visible circle').count() > 3)
  await visit(page, '/tie/RUS/PRK?asof=2024-06-30', `tie as known ${at}`)
  await visit(page, '/?sort=closeness', `ties by closeness ${at}`)
  await has(page, `ties by closeness ${at}`, 'Ties, by closest', 'closeness')
  await visit(page, '/?asof=2024-06-18', `ties as known ${at}`)
  await has(page, `ties as known ${at}`, 'as known by the end of', 'North Korea – Russia')
  check(`ties as known ${at} lead on to that day`, await page.evaluate(() =>
    [...document.querySelectorAll('.ties .name a')].every(e => e.href.includes('asof=2024-06-18'))))
}

// bars follows a bar to the events of its time, and back to the words.
async function bars(page) {
  await page.goto(base + '/tie/RUS/PRK')
  await page.locator('figure.timeline.bars svg:visible a[href*="from="]:has(rect.q1)').first().click()
  check('a bar leads to its time', page.url().includes('from=') && page.url().includes('#events'), page.url())
  check('a bar has events', await page.locator('.events > li').count() > 0)
  await page.locator('.events .report a[href^="/document/"]').first().click()
  check('a report leads to its place in the document', page.url().includes('#m-'), page.url())
  const target = page.locator('.finds li:target')
  check('the place is there', await target.count() === 1)
  check('the text is marked', await page.locator('.text mark.m-trigger').count() > 0)
}

async function filters(page) {
  await page.goto(base + '/tie/RUS/PRK')
  await page.selectOption('#type', 'CONSULT')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL(/type=CONSULT/, { waitUntil: 'load' })
  const badges = await page.locator('.events > li > div > .tags > .badge.code').allInnerTexts()
  check('the filter by type keeps that type', badges.length > 0 && badges.every(b => b.startsWith('CONSULT')), badges.join())
}

async function documentPage(page, at, id) {
  const name = `document ${at}`
  await visit(page, '/document/' + id, name)
  await has(page, name, 'sample text', 'confidence', 'why:')
  const ok = await page.evaluate(() => [...document.querySelectorAll('a.ref')].every(a => document.querySelector(`[id="${a.hash.slice(1)}"]`)))
  check(`${name} links marks to findings`, ok)
}

async function paste(page) {
  const story = 'Norway’s prime minister visited Chad on Monday. Chad said it had signed a defence pact with Norway.'
  await page.goto(base + '/paste')
  await page.fill('#text', story)
  await page.fill('#date', '2024-05-06')
  await page.getByRole('button', { name: 'Read only' }).click()
  await has(page, 'a text read only', 'not in the record', 'Norway', 'visited', 'CONSULT visit')
  check('a text read only is marked', await page.locator('.text mark.m-trigger').count() > 0)
  check('a text read only is not stored', (await json('/api/v1/documents?q=Chad')).body.total === 0)

  await page.getByRole('button', { name: 'Store in the record' }).click()
  check('a stored text has its page', /\/document\/\w+$/.test(page.url()), page.url())
  await has(page, 'a stored text', 'CONSULT visit')
  await page.goto(base + '/tie/NOR/TCD')
  await has(page, 'the tie of a stored text', 'Norway', 'visited Chad')
}

// unknown teaches the desk a name that a pasted text has, first wrongly.
async function unknown(page, at) {
  const name = at === 'phone' ? 'Lena Ostrova' : 'Tibor Balakov'
  await page.goto(base + '/paste')
  await page.fill('#text', `${name} visited Chad on Monday. ${name} condemned Norway.`)
  await page.getByRole('button', { name: 'Store in the record' }).click()
  await visit(page, '/unknown', `unknown names ${at}`)
  await has(page, `unknown names ${at}`, 'Unknown names', name, 'visited Chad')
  await page.locator(`.unknown li:has(h2:text-is("${name}")) a.answer`).click()
  await pageOwes(page, `answer ${at}`, [])
  check(`the form ${at} holds the name`, await page.inputValue('#name') === name)
  await page.getByRole('radio', { name: 'person' }).check()
  await page.fill('#code', 'Ruritania')
  await page.getByRole('button', { name: 'Write it down' }).click()
  check(`a wrong answer ${at} is told of beside its field`, (await page.locator('#code ~ .fault').innerText()).includes('Ruritania'))
  await pageOwes(page, `answer refused ${at}`, [])
  await page.fill('#code', 'Norway')
  await page.fill('#offices', 'Foreign Minister 2024-01..')
  await page.getByRole('button', { name: 'Write it down' }).click()
  check(`an answer ${at} leads to the list`, page.url().includes('/unknown?taught='), page.url())
  await pageOwes(page, `taught ${at}`, [])
  check(`the answer ${at} is in its file`, readFileSync(join(data, 'actors', 'persons-answered.txt'), 'utf8').includes(`${name} | NOR |  |  | Foreign Minister 2024-01..`))
  const end = Date.now() + 20_000
  let left = 1
  while (left > 0 && Date.now() < end) {
    left = (await json('/api/v1/unknown?limit=200')).body.unknown.filter(u => u.text === name).length
    await new Promise(done => setTimeout(done, 200))
  }
  check(`the name ${at} is known now`, left === 0)
  const { body } = await json('/api/v1/ties/NOR/TCD?limit=200')
  check(`its events ${at} are those of its state`, body.event_list.some(e => e.actor.some(a => a.identifier_text === name)))
}

// wrongFile breaks an actor file under the running desk, and puts it right.
async function wrongFile(page) {
  const file = join(data, 'actors', 'bodies-mine.txt')
  const until = async wrong => {
    const end = Date.now() + 20_000
    while (Date.now() < end && (await json('/api/v1/status')).body.wrong_actor_files.length !== wrong) await new Promise(done => setTimeout(done, 200))
  }
  writeFileSync(file, 'Salt Council | NOR | BUS\n\nCouncil of Pepper | NOR | BUS | | chief cook\n')
  await until(1)
  await visit(page, '/unknown', 'a wrong actor file')
  check('a wrong actor file is told of on the page', (await page.locator('[role=alert]').innerText()).includes('actors/bodies-mine.txt:3'))
  await visit(page, '/', 'the ties beside a wrong actor file')
  writeFileSync(file, 'Salt Council | NOR | BUS\n')
  await until(0)
  await page.goto(base + '/')
  check('a file that is right again is not told of', await page.locator('.problem').count() === 0)
}

// first is the first entry of a ledger that a query finds.
const first = async (ledger, query = '') => (await json(`/api/v1/${ledger}?limit=1&${query}`)).body[ledger][0]

// ledgers opens every ledger and an entry of each.
async function ledgers(page, at) {
  for (const ledger of ['agreements', 'transfers', 'capabilities', 'positions']) {
    const name = `${ledger} ${at}`
    await visit(page, '/' + ledger, name)
    const { body } = await json(`/api/v1/${ledger}?limit=1`)
    await has(page, name, `${body.total} ${ledger}`, 'sample text')
    const rows = await page.locator('table.ledger tbody tr, .register > li').count()
    check(`${name} lists entries`, rows > 0 && rows <= body.total, `${rows} of ${body.total}`)
    check(`${name} gives every table a caption and its rows a head`, await page.evaluate(() =>
      [...document.querySelectorAll('table.ledger')].every(t => t.caption?.innerText && [...t.tBodies[0].rows].every(r => r.querySelector('th[scope=row]')))))
    const csv = await page.locator('a[href*="format=csv"]').getAttribute('href')
    const lines = await (await fetch(base + csv)).text()
    check(`${name} gives the same list as CSV`, lines.split('\r\n').length - 2 >= Math.min(body.total, 200), csv)
  }
  const pact = await first('agreements', 'obligation=DEFENSE')
  await visit(page, '/agreement/' + pact.id, `agreement ${at}`)
  await has(page, `agreement ${at}`, 'Its life', 'What it binds its parties to', 'on the condition', 'Who stands how on it, since when')
  check(`agreement ${at} draws one life line`, await page.locator('figure.lifeline svg:visible').count() === 1)
  check(`agreement ${at} quotes its clauses`, await page.locator('.duty blockquote mark').count() > 0)
  for (const status of ['possible', 'disputed']) {
    const t = await first('transfers', 'status=' + status)
    if (!t) continue
    await visit(page, '/transfer/' + t.id, `transfer ${status} ${at}`)
    await has(page, `transfer ${status} ${at}`, status, status === 'disputed' ? 'Deny it' : 'no delivery')
  }
  const c = await first('capabilities', 'programme=ICBM') ?? await first('capabilities')
  await visit(page, '/capability/' + c.id, `capability ${at}`)
  await visit(page, '/positions?about=tie:PRK-RUS', `positions on a tie ${at}`)
  check(`positions on a tie ${at} are drawn`, await page.locator('figure.standing svg:visible a').count() > 2)
}

// stands follows the picture of positions to the words and on to the document.
async function stands(page) {
  await page.goto(base + '/positions?about=tie:PRK-RUS')
  await page.locator('figure.standing svg:visible a').first().click()
  check('a line of the picture leads to its words', await page.locator('tr:target .words').count() > 0, page.url())
  await page.locator('tr:target a[href^="/document/"]').first().click()
  check('the words lead to their place in the document', page.url().includes('#position-') && await page.locator('.finds li:target').count() === 1, page.url())
  await page.locator('.finds li:target a[href^="/position/"]').click()
  await pageOwes(page, 'position', [])
}

// narrowed uses the filters of a ledger, rightly and wrongly, and its pages.
async function narrowed(page) {
  await page.goto(base + '/transfers')
  await page.getByRole('link', { name: 'Older' }).click()
  check('a ledger has a second page', await page.locator('table.ledger tbody tr').count() > 0, page.url())
  await page.goto(base + '/transfers')
  await page.fill('#supplier', 'North Korea')
  await page.selectOption('#status', 'possible')
  await page.getByRole('button', { name: 'Show' }).click()
  const statuses = await page.locator('td[data-label=Status] .badge').allInnerTexts()
  check('a filter by status keeps that status', statuses.length > 0 && statuses.every(s => s === 'possible'), statuses.join())
  check('what is possible shows no delivery', !/delivered|shipped|→/.test((await page.locator('td[data-label="How far"], .route').allInnerTexts()).join()))
  check('the state stays by its name', await page.inputValue('#supplier') === 'North Korea')
  await page.fill('#supplier', 'Ruritania')
  await page.getByRole('button', { name: 'Show' }).click()
  check('a wrong state is told of beside its field', (await page.locator('#supplier ~ .fault').innerText()).includes('Ruritania'))
  await pageOwes(page, 'a wrong filter', [])
  await page.goto(base + '/agreements?asof=2024-07-01')
  check('in July 2024 nothing is ratified', !(await text(page)).includes('ratified by') && (await text(page)).includes('signed'))
}

// held looks at what stands as a fact, and whether it is one: what a text denies
// is hollow, an allegation says so, an alert says on whose word, and a list as of
// a day is exported as it is shown.
async function held(page) {
  await page.goto(base + '/agreements')
  const taken = await page.locator('.stages li:not(.unreal) strong').allInnerTexts()
  check('no step that is denied or expected stands as taken', taken.length > 3 && taken.every(s => !/^not |still to come|\(/.test(s)), taken.join())
  await page.goto(base + '/tie/RUS/PRK?type=AID')
  const statuses = await page.locator('.events > li:not(.apart) > div > .tags > .badge').allInnerTexts()
  check('events say how far they may be believed', statuses.includes('alleged') && statuses.some(s => s === 'confirmed' || s === 'reported'), statuses.join())
  await page.goto(base + '/alerts')
  check('alerts say on whose word they rest', await page.locator('.badge.voucher:has-text("attributed to")').count() > 0)
  const day = '2024-06-01'
  await page.goto(`${base}/transfers?asof=${day}`)
  const shown = await page.locator('td[data-label=Status] .badge').allInnerTexts()
  const given = (await (await fetch(base + await page.locator('a[href*="format=json"]').getAttribute('href'))).json()).transfers.map(t => t.status)
  check('a list as of a day is exported as it is shown', shown.length > 0 && shown.join() === given.join(), `${shown} | ${given}`)
}

// search looks for words in the documents, from the list of ties on.
async function search(page, at) {
  await visit(page, '/documents', `documents ${at}`)
  await page.goto(base + '/?q=Hwasong')
  await page.getByRole('link', { name: 'look for these words in the documents' }).click()
  await pageOwes(page, `words in documents ${at}`, [])
  const found = await page.locator('.list mark').allInnerTexts()
  check(`words are found and marked ${at}`, found.length > 0 && found.every(w => w.toLowerCase() === 'hwasong'), found.join())
  await page.locator('.list .line a').first().click()
  check(`a document that was found opens ${at}`, page.url().includes('/document/'), page.url())
}

// keyboard goes by the keyboard alone: the skip link first, then the menu, and
// each stop can be seen.
async function keyboard(page) {
  await page.goto(base + '/transfers')
  const stops = []
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab')
    stops.push(await page.evaluate(() => {
      const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect()
      return { name: (e.innerText || e.labels?.[0]?.innerText || e.ariaLabel || '').trim(), seen: r.width > 1 && r.top >= 0 && s.outlineStyle !== 'none' }
    }))
  }
  check('the first stop skips the menu', stops[0].name === 'To the content', stops[0].name)
  check('every stop has a name and can be seen', stops.every(s => s.name && s.seen), JSON.stringify(stops.filter(s => !s.name || !s.seen)))
}

// corrections stores a text and the one that corrects it.
async function corrections(page, at) {
  const toll = { phone: ['31', '13'], wide: ['42', '24'], dark: ['53', '35'] }[at]
  const words = n => `Gunmen from Zambia killed ${n} soldiers of Malawi near the wells of ${at}town, the defence ministry said. Malawi condemned Zambia and recalled its ambassador.`
  const store = async (title, body, day) => {
    await page.goto(base + '/paste')
    for (const [field, value] of [['#title', title], ['#publisher', `Sample Paper of ${at}`], ['#date', day], ['#text', body]]) await page.fill(field, value)
    await page.getByRole('button', { name: 'Store in the record' }).click()
  }
  await store(`Gunmen kill ${toll[0]} in Malawi`, words(toll[0]), '2024-06-03')
  await store(`CORRECTION: Gunmen kill ${toll[1]} in Malawi`, words(toll[1]), '2024-06-04')
  await has(page, `a correcting text ${at}`, 'correct')
  await visit(page, '/corrections', `corrections ${at}`)
  await has(page, `corrections ${at}`, `Gunmen kill ${toll[1]} in Malawi`, `Gunmen kill ${toll[0]} in Malawi`)
  const feed = await fetch(base + '/corrections.atom')
  check(`the feed of corrections ${at} has it`, feed.status === 200 && (await feed.text()).includes(`Gunmen kill ${toll[1]} in Malawi`))
}

async function refusals(page) {
  for (const [path, status] of [['/tie/RUS/XXQ', 404], ['/document/none', 404], ['/nowhere', 404], ['/tie/RUS/PRK?from=never', 400]]) {
    const answer = await page.goto(base + path)
    check(`${path} answers ${status}`, answer.status() === status, `status ${answer.status()}`)
    check(`${path} says why`, (await text(page)).length > 40)
  }
  await page.goto(base + '/sources')
  await page.fill('#location', 'http://127.0.0.1:9/feed')
  await page.getByRole('button', { name: 'Add' }).click()
  check('a private address is refused in words', await page.locator('[role=alert]').count() === 1)
}

// richest is the document of the most findings between the two states.
async function richest() {
  const { body } = await json('/api/v1/ties/RUS/PRK?limit=200')
  const count = {}
  for (const e of body.event_list) for (const m of e.mentions) count[m.document.id] = (count[m.document.id] ?? 0) + 1
  for (const a of body.agreement_list) for (const r of a.reports) count[r.document.id] = (count[r.document.id] ?? 0) + 2
  return Object.entries(count).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

async function everyPage(page, at, id) {
  await ties(page, at)
  await tie(page, at)
  await network(page, at)
  await documentPage(page, at, id)
  await ledgers(page, at)
  await search(page, at)
  await corrections(page, at)
  for (const path of ['alerts', 'watches', 'sources', 'unknown', 'paste', 'about']) await visit(page, '/' + path, `${path} ${at}`)
}

const data = mkdtempSync(join(tmpdir(), 'entente-e2e-'))
const { desk, address, said } = start(data)
let base, browser
try {
  base = await address
  const coded = await settled()
  check('the sample chronicle is read', coded >= 60, `${coded} documents`)
  check('an alert is raised', (await json('/api/v1/alerts')).body.total > 0)
  const id = await richest()
  browser = await chromium.launch({ executablePath: browserPath, headless: true, args: flags })
  for (const [at, width] of Object.entries(widths)) {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    await everyPage(page, at, id)
    await page.close()
  }
  if (shots) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' })
    await everyPage(page, 'dark', id)
    await page.close()
  }
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await bars(page)
  await filters(page)
  await narrowed(page)
  await stands(page)
  await held(page)
  await keyboard(page)
  await refusals(page)
  await paste(page)
  await unknown(page, 'wide')
  await wrongFile(page)
  const phone = await browser.newPage({ viewport: { width: widths.phone, height: 900 } })
  await unknown(phone, 'phone')
} catch (error) {
  failed++
  console.error(`FAILED  ${error.stack}\nThe desk${desk.exitCode === null && desk.signalCode === null ? '' : ` ended with ${desk.exitCode ?? desk.signalCode} and`} said last:\n${said().slice(-1500)}`)
} finally {
  await browser?.close()
  desk.removeAllListeners('exit')
  const gone = new Promise(done => desk.exitCode === null && desk.signalCode === null ? desk.on('exit', done) : done())
  desk.kill('SIGTERM')
  await gone
  rmSync(data, { recursive: true, force: true })
}
if (docs && !failed) {
  const pictures = { 'tie-wide': 'tie', 'tie-phone': 'tie-phone', 'document-wide': 'document', 'document-phone': 'document-phone' }
  for (const [from, to] of Object.entries(pictures)) copyFileSync(join(shots, `${from}.png`), join(here, '..', 'docs', `${to}.png`))
}
if (docs) rmSync(shots, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
