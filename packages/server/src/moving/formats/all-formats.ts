import type { SourceFormat } from '../moved.ts'
import { artrans } from './artrans.ts'
import { commento } from './commento.ts'
import { coral } from './coral.ts'
import { disqus } from './disqus.ts'
import { isso } from './isso.ts'
import { issoJson } from './isso-json.ts'
import { remark42 } from './remark42.ts'
import { riposteNdjson } from './riposte-ndjson.ts'
import { twikoo } from './twikoo.ts'
import { valine } from './valine.ts'
import { waline } from './waline.ts'
import { wordpress } from './wordpress.ts'

/** Every system that replies can be moved from, in the order in which they are recognised. */
export const FORMATS: readonly SourceFormat[] = [
  riposteNdjson,
  wordpress,
  disqus,
  isso,
  remark42,
  waline,
  artrans,
  coral,
  valine,
  twikoo,
  commento,
  issoJson,
]
