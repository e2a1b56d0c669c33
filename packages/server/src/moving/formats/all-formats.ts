import type { SourceFormat } from '../moved.ts'
import { riposteNdjson } from './riposte-ndjson.ts'

/** Every system that replies can be moved from, in the order in which they are recognised. */
export const FORMATS: readonly SourceFormat[] = [riposteNdjson]
