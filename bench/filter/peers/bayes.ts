import openClassifier from 'bayes'
import type { Peer } from './peer.ts'

/**
 * `bayes`: multinomial naive Bayes, Laplace smoothing, its own words. It says only which class is
 * likelier, so the log-odds are added up here as its `categorize` adds them up.
 */
export function openBayes(): Peer {
  const classifier = openClassifier()
  return {
    isOnline: true,
    async learn(text, label) {
      await classifier.learn(text, label)
    },
    spamminess(text) {
      const { spam, ham } = classifier.docCount
      if (!spam || !ham) return 0
      const counts = classifier.frequencyTable(classifier.tokenizer(text))
      let odds = Math.log(spam / ham)
      for (const [token, count] of Object.entries(counts)) {
        odds += count * Math.log(classifier.tokenProbability(token, 'spam'))
        odds -= count * Math.log(classifier.tokenProbability(token, 'ham'))
      }
      // A word that every object has for a property, "constructor", is no number to it.
      return Number.isNaN(odds) ? 0 : odds
    },
  }
}
