import { rename, writeFile } from 'node:fs/promises'
import { type Example, saveModel, train as trainModel } from '@riposte/filter'
import { OptionFaults, parseSwitch, parseText, parseWhole } from '../options.ts'
import { findCollections, heldOutSources, PRIMER, readExamples } from './collections.ts'
import { defineCommand } from './command.ts'
import { parseDay } from './day.ts'
import { openProgress, progressBar } from './progress.ts'

const EPOCHS = 5

export const train = defineCommand({
  name: 'train',
  summary: 'Make a model from labelled submissions',
  details:
    'Reads *.ndjson and *.ndjson.gz: an object a line, with "text", "label" ("ham" or "spam")\n' +
    'and, where known, "author", "author_url", "email", "context" and "ts". The same files and\n' +
    'options give the same bytes.',
  options: {
    data: {
      summary: 'Folder of labelled submissions',
      placeholder: 'DIR',
      fallback: undefined as string | undefined,
      parse: parseText,
    },
    out: {
      summary: 'File to write the model to',
      placeholder: 'FILE',
      fallback: undefined as string | undefined,
      parse: parseText,
    },
    'no-primer': {
      summary: 'Leave out the small multilingual set that ships with Riposte',
      fallback: false,
      parse: parseSwitch,
    },
    until: {
      summary: 'Leave out what was sent on this day or later; what has no date stays',
      placeholder: 'YYYY-MM-DD',
      fallback: undefined as string | undefined,
      parse: parseDay,
    },
    seed: {
      summary: 'Which of the possible orders to learn in',
      placeholder: 'NUMBER',
      fallback: 1,
      fallbackText: '1',
      parse: parseWhole(0, 0xffff_ffff),
    },
  },

  async run({ data, out, until, seed, 'no-primer': isBare }, { stdout, stderr }) {
    if (!data || !out) throw new OptionFaults(['Give --data DIR and --out FILE.'])
    const progress = openProgress(stderr)
    const found = await findCollections(data)
    const collections = isBare ? found : [...found, PRIMER]
    const examples: Example[] = []
    for (const collection of collections) {
      progress.say(`Reading ${collection.name}`)
      for (const example of await readExamples(collection, until)) examples.push(example)
    }
    const heldOut = heldOutSources(collections)
    const onProgress = (share: number) => progress.say(`Learning ${progressBar(share)}`)
    const model = trainModel(examples, { epochs: EPOCHS, seed, heldOut, onProgress })
    await writeFile(`${out}.part`, saveModel(model))
    await rename(`${out}.part`, out)
    progress.end()
    stdout.write(`Model ${model.version} of ${examples.length} examples is in ${out}.\n`)
    return 0
  },
})
