import type { AnnounceNeeds } from '../folds/announce-live.ts'
import type { AppNeeds } from './app-needs.ts'
import { forgetDrawn } from './forget-drawn.ts'
import { liveChangeOf } from './thread-view.ts'

/** How open pages are told of a reply, and drawn copies of it dropped. */
export function liveDrawing(needs: AppNeeds): Pick<AnnounceNeeds, 'liveChange' | 'forgetDrawn'> {
  return {
    liveChange: (reply) => liveChangeOf(needs, reply),
    forgetDrawn: (reply) => void forgetDrawn(needs, reply),
  }
}
