import type { HeldEntry } from '@riposte/protocol'
import { endOfLife } from './end-of-life.ts'
import { EXPORTERS } from './exporters.ts'
import type { HeldReply } from './held-reply.ts'
import { type Lives, wordedLife } from './lives.ts'
import { KEPT, type RegisterEntry } from './register.ts'

/**
 * Everything that is held about a reply: the register's entries with their values. An entry that
 * nobody can export is a bug, never left out in silence.
 */
export function exportHeld(held: HeldReply, lives: Lives): readonly HeldEntry[] {
  return KEPT.flatMap((entry) => exportEntry(entry, held, lives) ?? [])
}

function exportEntry(register: RegisterEntry, held: HeldReply, lives: Lives): HeldEntry | null {
  const { id: entry, name, purpose, basis, form, recipients } = register
  const exporter = EXPORTERS[entry]
  if (!exporter) throw new Error(`the register's entry “${entry}” has no exporter`)
  const values = exporter(held)
  if (values === null) return null
  const end = endOfLife(entry, held, lives)
  const until = typeof end === 'number' ? new Date(end).toISOString() : end
  const life = wordedLife(register.life, lives)
  return { entry, name, purpose, basis, form, life, recipients, until, values }
}
