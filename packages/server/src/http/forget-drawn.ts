import type { PlacedReply } from '../backend/placed-reply.ts'
import type { AppNeeds } from './app-needs.ts'
import { isDrawingOf } from './draw-thread.ts'

/** Drops every drawn copy that may still have the words of an erased reply; whether any had. */
export function forgetDrawn(
  { drawn, drawReply }: Pick<AppNeeds, 'drawn' | 'drawReply'>,
  { id, article, position }: PlacedReply,
): boolean {
  const hadThread = drawn.drop((key, stamp) => isDrawingOf(key, stamp, article, position))
  return drawReply.forget(id) || hadThread
}
