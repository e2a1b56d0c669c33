import type { Backend } from './backend/backend.ts'
import { openSqliteBackend } from './backend/embedded/sqlite-backend.ts'
import { openMemoryBackend } from './backend/memory/memory-backend.ts'
import { type Blocks, type BlocksNeeds, openBlocks } from './blocks/open-blocks.ts'
import type { Config } from './config.ts'
import { noticeOfConfig } from './open-notice.ts'
import { guardJournal } from './privacy/guard-journal.ts'
import { recordContext } from './record-context.ts'

interface DataFiles {
  readonly dataFile: string
  readonly blockFile: string
}

/**
 * The data and the site's blocks, which its record of decisions notes.
 *
 * @param files undefined: in memory.
 * @throws Problem `storage-unavailable`, saying what to do.
 */
export function openBackend(
  config: Config,
  files: DataFiles | undefined,
  { now, report }: Pick<BlocksNeeds, 'now' | 'report'>,
): { readonly backend: Backend; readonly blocks: Blocks } {
  const allowsQuiet = config['quiet-blocks']
  const blocks = openBlocks({ file: files?.blockFile, allowsQuiet, now, report })
  const record = { context: recordContext(config, blocks, noticeOfConfig(config).version) }
  const opened = files ? openSqliteBackend(files.dataFile, record) : openMemoryBackend(record)
  return { backend: { ...opened, journal: guardJournal(opened.journal) }, blocks }
}
