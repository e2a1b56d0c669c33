import { describeBackend } from '../backend.contract.ts'
import { openMemoryBackend } from './memory-backend.ts'

describeBackend('memory', async () => openMemoryBackend())
