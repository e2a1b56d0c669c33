import type { JSX } from 'preact'
import type { SiteView, NoticeWays as Ways } from './page-views.ts'

/** From the notice to what people may ask of us, in the language of the site. */
export function NoticeWays({ ways, site }: { ways: Ways; site: SiteView }): JSX.Element | null {
  const { words } = site
  if (ways.mineUrl === null) return null
  return (
    <p class="ways" lang={words.language} dir={words.direction}>
      {ways.mineUrl !== null && <a href={ways.mineUrl}>{words.say('wayTitle')}</a>}
    </p>
  )
}
