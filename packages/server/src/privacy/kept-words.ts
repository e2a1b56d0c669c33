export const READERS = 'Every reader of the page, once published; until then moderators'
/** The life of what goes when its reply goes. */
export const WITH_THE_REPLY =
  'As long as the reply; advertising {spam}, rejected replies {rejected}, replies that nobody ' +
  'decides about {held}; longer while an appeal waits, at most {appeal}'
export const BY_RECEIPT = 'The erase button on the receipt; or the end of its life'
