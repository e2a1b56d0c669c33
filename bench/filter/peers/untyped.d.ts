declare module 'bayes' {
  interface Classifier {
    readonly docCount: Readonly<Record<string, number>>
    learn(text: string, category: string): Promise<unknown>
    tokenizer(text: string): readonly string[]
    frequencyTable(tokens: readonly string[]): Readonly<Record<string, number>>
    tokenProbability(token: string, category: string): number
  }
  function openClassifier(): Classifier
  export = openClassifier
}

declare module 'wink-naive-bayes-text-classifier' {
  interface Classifier {
    defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): boolean
    definePrepTasks(tasks: readonly ((text: string) => readonly string[])[]): number
    learn(text: string, label: string): boolean
    consolidate(): boolean
    computeOdds(text: string): readonly (readonly [label: string, logOdds: number])[]
  }
  function openClassifier(): Classifier
  export = openClassifier
}

declare module 'wink-naive-bayes-text-classifier/src/prep-text.js' {
  function prepareText(text: string): readonly string[]
  export = prepareText
}
