import type { Backend } from './backend/backend.ts'
import type { Config } from './config.ts'
import type { KeyAges } from './http/app-needs.ts'
import { keepRotating } from './privacy/keep-rotating.ts'
import type { KeyRing } from './privacy/key-ring.ts'
import type { MailSecrets } from './privacy/mail-secrets.ts'
import { sealAnew } from './privacy/seal-anew.ts'

export interface RotationParts {
  readonly ring: KeyRing
  readonly secrets: MailSecrets
  readonly backend: Backend
  readonly wishFile?: string
  readonly now: () => number
  readonly report: (what: string, error: unknown) => void
}

/** The replacing and destroying of keys, as far as the rest of the server has to do with it. */
export interface Rotation {
  readonly keyAges: () => KeyAges
  readonly follow: (signal: AbortSignal) => Promise<void>
}

export function openRotation(
  { site, 'rotate-keys-days': rotateDays }: Pick<Config, 'site' | 'rotate-keys-days'>,
  parts: RotationParts,
): Rotation {
  const { ring, secrets, backend } = parts
  const sealing = { ...secrets, mailBook: backend.mailBook }
  return {
    keyAges() {
      const [newest, ...older] = ring.generations()
      return { madeAt: newest!.createdAt, rotateDays, olderCount: older.length }
    },
    follow: (signal) =>
      keepRotating(
        { ...parts, rotateDays, sealAnew: (stopped) => sealAnew(sealing, site, stopped) },
        signal,
      ),
  }
}
