/** Everything has a limit and the limit has a name. Characters are Unicode code points. */
export const LIMITS = {
  nameCharsMax: 80,
  emailCharsMax: 254,
  websiteCharsMax: 500,
  textCharsMax: 10_000,
  articleCharsMax: 1_000,
  formTokenCharsMax: 200,
  readerTokenCharsMax: 4_000,
  badgeCharsMax: 40,
  reportCharsMax: 1_000,
  /** Of replies that are moved here: elsewhere people may write longer. */
  importedTextCharsMax: 65_535,
  importedNameCharsMax: 250,
  /** Of a reply in the system that it is moved from. */
  importedIdCharsMax: 200,
  importedVotesMax: 1_000_000,
  /** Of one source. */
  importedRepliesMax: 2_000_000,
  importedPagesMax: 200_000,
  /** Of the file that says which old address is which new one. */
  mappedAddressesMax: 200_000,
  mapLineBytesMax: 16 * 1024,
  /** The longest text, its earlier words and all, as JSON that escapes every character. */
  movedLineBytesMax: 32 * 1024 * 1024,
  /** Open ones of one reply: more do not make it more urgent. */
  reportsOfReplyMax: 50,
  /** More than the above: what people say about themselves is not crowded out by a crowd. */
  aboutMeOfReplyMax: 100,
  aboutMeWhereCharsMax: 2_000,
  aboutMeQuoteCharsMin: 10,
  /** Published replies that a quotation without an address is looked for in. */
  quotedRepliesMax: 2_000,
  revisionsOfReplyMax: 50,
  /** The writer's words, and those of the moderator who answers. */
  appealCharsMax: 2_000,
  /** One at a time, each against another decision. */
  appealsOfReplyMax: 3,
  /** Lines of a site's file of blocks. */
  blocksMax: 10_000,
  /** 10,000 emoji, percent-encoded, take 120,000 bytes; the rest is for the other fields. */
  readerBodyBytesMax: 192 * 1024,
  /** 2,000 emoji as escaped JSON take 24,000 bytes. */
  deskBodyBytesMax: 32 * 1024,
  akismetBodyBytesMax: 1024 * 1024,
  /** WordPress sends about a hundred; a form with many inputs some more. */
  akismetFieldsMax: 2_000,
  /** Sites that one key may name: a client that makes them up is not counted for ever. */
  sitesOfAccountMax: 10_000,
  formAgeMsMax: 24 * 60 * 60 * 1000,
  sessionMsMax: 12 * 60 * 60 * 1000,
  signInLinkMsMax: 24 * 60 * 60 * 1000,
  rootsInPage: 20,
  /** Below each root of a page. */
  answersInPage: 5,
  /** Of a page that shows what stands below one root. */
  answersUnderPage: 100,
  /** Of a thread that is asked for as a whole. */
  repliesInWholeThreadMax: 2_000,
  rankedRootsMax: 500,
  /** That are drawn above a reply which is looked for. */
  ancestorsMax: 50,
  threadDepthMax: 10,
  threadsInCountMax: 100,
  repliesInFeedMax: 50,
  cachedThreadBytesMax: 16 * 1024 * 1024,
  /** Drawn ones: about two kilobytes each. */
  cachedRepliesMax: 5_000,
  repliesInQueuePageMax: 50,
  /** In one mail about answers; the rest of them are counted. */
  mailAnswersMax: 20,
  /** Of one answer, in a mail; the rest is behind a link. */
  mailQuoteCharsMax: 1_000,
  /** Wishes for mail of one address that wait to be confirmed. */
  mailPendingMax: 3,
  /** Confirmed wishes for mail of one address by which its replies are found. */
  ownSubscriptionsMax: 1_000,
  /** Of a link by mail to all one’s replies, and of the page that it opens. */
  wayInLinkMsMax: 30 * 60 * 1000,
  ownPageMsMax: 60 * 60 * 1000,
  /** Before the same address is sent another such link. */
  wayInAgainMsMin: 10 * 60 * 1000,
  /** On the page of all replies of one writer, and of each as many characters. */
  ownRepliesInPage: 50,
  ownExcerptCharsMax: 280,
  /** Of a writer's replies, read or erased before anybody else has a turn. */
  ownRepliesAtOnce: 50,
  /** By one press of a button; the next goes on. */
  erasedInRequestMax: 10_000,
  /** Of one erased reply, when it is looked for in the journal: there should be one. */
  eventsLookedForMax: 1_000,
  /** Mails of one subscription that an export lists. */
  mailsInExportMax: 1_000,
  mailBodyBytesMax: 16 * 1024,
  liveReadersMax: 20_000,
  liveDesksMax: 1_000,
  /** Changes that are drawn at a time for a page that comes back. */
  liveChangesAtOnce: 50,
  liveBacklogBytesMax: 256 * 1024,
  /** Of a file of another system, unpacked. */
  importBytesMax: 64 * 1024 ** 3,
  /** Unpacked bytes for each packed one: exports have at most 50, deflate cannot have 1,033. */
  importRatioMax: 200,
  /** Files that are smaller than this unpacked may be packed as tightly as they like. */
  importRatioFromBytes: 64 * 1024 ** 2,
  /** One line, string, text of an element, or tag. */
  importValueBytesMax: 4 * 1024 ** 2,
  /** All values of one thing in a file: a comment, or a page with its comments. */
  importRecordBytesMax: 64 * 1024 ** 2,
  importFieldsMax: 500_000,
  importDepthMax: 64,
  /** In one reply's HTML: with more it is only its words. */
  htmlTagsMax: 5_000,
} as const
