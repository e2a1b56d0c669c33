import { describeAppeals } from '../appeals.contract.ts'
import { describeBackend } from '../backend.contract.ts'
import { describeCanaries } from '../canaries.contract.ts'
import { describeChecks } from '../checks.contract.ts'
import { describeDisclosures } from '../disclosures.contract.ts'
import { describeMailBook } from '../mail-book.contract.ts'
import { describeMoved } from '../moved.contract.ts'
import { describeRecordBook } from '../record-book.contract.ts'
import { describeSweepBook } from '../sweep-book.contract.ts'
import { describeThreads } from '../threads.contract.ts'
import { openMemoryBackend } from './memory-backend.ts'

describeBackend('memory', async () => openMemoryBackend())
describeChecks('memory', async () => openMemoryBackend())
describeThreads('memory', async () => openMemoryBackend())
describeMoved('memory', async () => openMemoryBackend())
describeDisclosures('memory', async () => openMemoryBackend())
describeAppeals('memory', async () => openMemoryBackend())
describeMailBook('memory', async () => openMemoryBackend())
describeCanaries('memory', async () => openMemoryBackend())
describeSweepBook('memory', async () => openMemoryBackend())
describeRecordBook('memory', async (needs) => openMemoryBackend(needs))
