import { createHash } from 'node:crypto'
import type { RecordNeeds } from './backend/record-book.ts'
import type { Blocks } from './blocks/open-blocks.ts'
import type { Config } from './config.ts'
import { canonicalJson } from './record/chain.ts'
import { rulesOfConfig } from './rules-of-config.ts'

const VERSION_CHARS = 16

/**
 * What the record of decisions notes beside each decision: the rules and blocks in force, and the
 * version of the notice.
 */
export function recordContext(
  config: Config,
  blocks: Pick<Blocks, 'text'>,
  notice: string,
): RecordNeeds['context'] {
  const rules = rulesOfConfig(config)
  const language = config.language.slice(0, 2).toUpperCase()
  let hashed = { blocks: '', version: versionOf(canonicalJson({ rules, blocks: '' })) }
  return () => {
    const text = blocks.text()
    if (text !== hashed.blocks) {
      hashed = { blocks: text, version: versionOf(canonicalJson({ rules, blocks: text })) }
    }
    return { rules: hashed.version, notice, language }
  }
}

/** Tells texts apart and says nothing about them: blocks may hold what they block. */
function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, VERSION_CHARS)
}
