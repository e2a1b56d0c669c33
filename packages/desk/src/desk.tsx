import { render } from 'preact'
import { DeskApp } from './desk-app.tsx'
import { deskClient } from './desk-client.ts'
import { followQueues } from './desk-live.ts'
import { createDesk } from './desk-store.ts'

const root = document.getElementById('desk')!
// The page's title is "Desk – SITE"; the site's own part heads the desk.
const site = document.title.replace(/^Desk – /, '')
const who = root.dataset['who'] ?? ''
const leave = () => location.assign('/desk')

const draw = () => render(<DeskApp desk={desk} site={site} who={who} leave={leave} />, root)
const desk = createDesk({ client: deskClient(() => location.reload()), changed: draw })

draw()
void desk.open('held')
followQueues({
  changed: (counts) => void desk.refresh(counts),
  erased: desk.forget,
})
