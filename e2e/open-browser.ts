import { existsSync } from 'node:fs'
import bundledChromium from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM_BROWSERS = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** No sandbox, as root in a container has none; no connections of the browser's own. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Chromium sometimes crashes while it starts on a busy machine, before any page is open. */
const STARTS_MAX = 3

/** A real browser: the system's where there is one, else the one that npm installed. */
export async function openBrowser(): Promise<Browser> {
  const system = SYSTEM_BROWSERS.find((path) => existsSync(path))
  const executablePath = system ?? (await bundledChromium.executablePath())
  for (let start = 1; ; start++) {
    try {
      return await chromium.launch({ executablePath, args: ARGUMENTS })
    } catch (error) {
      if (start === STARTS_MAX) throw error
      console.warn(`Chromium did not start, attempt ${start} of ${STARTS_MAX}: ${error}`)
    }
  }
}
