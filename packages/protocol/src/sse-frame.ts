import type { Position } from './ids.ts'

/**
 * One server-sent event: `id` is what comes back as `Last-Event-ID`. `value` is sent as one line
 * of JSON, so that no text in it can end the frame. HTML Living Standard, section 9.2.
 */
export function sseFrame(id: Position, name: string, value: unknown): string {
  return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(value)}\n\n`
}
