import type { JSX } from 'preact'
import type { SiteView, NoticeWays as Ways } from './page-views.ts'

/** From the notice to what people may ask of us, in the language of the site. */
export function NoticeWays({ ways, site }: { ways: Ways; site: SiteView }): JSX.Element {
  const { words } = site
  return (
    <p class="ways" lang={words.language} dir={words.direction}>
      <a href={ways.aboutMeUrl}>{words.say('aboutMeTitle')}</a>
      {ways.mineUrl !== null && <a href={ways.mineUrl}>{words.say('wayTitle')}</a>}
    </p>
  )
}
