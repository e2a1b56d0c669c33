/** What a guest's browser keeps, once it has posted: by which its own replies are known. */
interface Kept {
  readonly writer: string | null
  /** Own replies, and until when each may be changed, ms since 1970. */
  readonly own: Readonly<Record<string, number>>
}

const NOTHING: Kept = { writer: null, own: {} }
const KEPT_MAX = 200

export interface OwnReplies {
  readonly writer: () => string | undefined
  readonly ids: () => readonly string[]
  readonly isEditable: (id: string) => boolean
  readonly add: (id: string, writer: string | null, editableUntil: number | null) => void
  readonly remove: (id: string) => void
}

/** @param server whose replies these are: threads of several servers may stand on one site. */
export function ownReplies(server: string): OwnReplies {
  const key = `riposte ${server}`
  const read = (): Kept => ({ ...NOTHING, ...load<Partial<Kept>>(key) })
  return {
    writer: () => read().writer ?? undefined,
    ids: () => Object.keys(read().own),
    isEditable: (id) => (read().own[id] ?? 0) > Date.now(),
    add(id, writer, editableUntil) {
      const kept = read()
      const own = Object.entries({ ...kept.own, [id]: editableUntil ?? 0 }).slice(-KEPT_MAX)
      save(key, { writer: writer ?? kept.writer, own: Object.fromEntries(own) })
    },
    remove(id) {
      const { [id]: _, ...own } = read().own
      save(key, { ...read(), own })
    },
  }
}

/** Where storage is forbidden, nothing is kept and everything else works. */
export function load<T>(key: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export function save(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {}
}
