/** The heading of a thread: it counts the published replies, in the server's words. */
export function headingWords(count: number): string {
  if (count === 0) return 'No replies yet'
  return count === 1 ? '1 reply' : `${count} replies`
}

/** What is said aloud when replies arrive; a burst is one sentence. */
export function arrivalWords(names: readonly string[]): string {
  if (names.length > 2) return `${names.length} new replies`
  return `New ${names.length === 1 ? 'reply' : 'replies'} by ${names.join(' and ')}`
}

export const WORDS = {
  sending: 'Sending …',
  keepReceipt: 'Your receipt, a private page',
  seeReply: 'See it in the thread',
  answering: 'Answering ',
  cancel: 'cancel',
  unreachable: 'The server could not be reached. Your text is still here: please send it again.',
  broken: 'Something went wrong on the server. Your text is still here: please send it again.',
  loading: 'Loading the replies …',
  notLoaded: 'The replies could not be loaded.',
  retry: 'Try again',
} as const
