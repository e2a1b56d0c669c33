import openClassifier from 'wink-naive-bayes-text-classifier'
import prepareText from 'wink-naive-bayes-text-classifier/src/prep-text.js'
import type { Peer } from './peer.ts'

/**
 * `wink-naive-bayes-text-classifier` with the settings and the preparation of text that its README
 * shows. Once it judges it learns no more.
 */
export function openWink(): Peer {
  const classifier = openClassifier()
  classifier.definePrepTasks([prepareText])
  classifier.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 })
  let isConsolidated = false
  return {
    isOnline: false,
    learn(text, label) {
      classifier.learn(text, label)
    },
    spamminess(text) {
      if (!isConsolidated) isConsolidated = classifier.consolidate()
      return classifier.computeOdds(text).find(([label]) => label === 'spam')?.[1] ?? 0
    },
  }
}
