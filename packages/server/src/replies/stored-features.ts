import { encodeFeatures, type Features } from '@riposte/filter'

/** Hashed features as events keep them: base64. */
export function storedFeatures(features: Features): string {
  return Buffer.from(encodeFeatures(features)).toString('base64')
}
