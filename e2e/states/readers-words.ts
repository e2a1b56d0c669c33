/** What readers of a thread say, in one language. */
export interface ReadersWords {
  readonly title: string
  readonly summary: string
  readonly body: string
  readonly staff: string
  readonly author: string
  readonly names: readonly string[]
  /** As long as a name may nearly be. */
  readonly longName: string
  readonly opening: string
  readonly rich: string
  readonly mixed: string
  /** Answers of answers, one below the other. */
  readonly chain: readonly string[]
  readonly short: string
}

const LONG_URL =
  'https://archive.harbour.example/minutes/2026/11/25/committee-on-piers-and-ferries/annex-B.html'

const ENGLISH: ReadersWords = {
  title: 'The night ferry comes back',
  summary: 'From December on, a boat leaves at half past eleven again. Not everybody is glad.',
  body: 'The council voted on Tuesday. The boat is the old one, with a new engine.',
  staff: 'Staff',
  author: 'Author',
  names: ['Ada Wren', 'Jonas Okafor', 'Mireille', 'Tom', 'Grace Lindqvist', 'P.'],
  longName: 'Wilhelmina Konstantinopoulou-Featherstonehaugh of the Upper Harbour Association',
  opening:
    'I wrote this piece, and I will be here until six to answer. Please stay with the timetable: ' +
    'the fares are another article.',
  rich:
    'Three things nobody has said yet:\n\n- the pier is *closed* on Sundays\n- the bus waits for ' +
    `the **last** boat\n- \`route 9\` does not\n\n> The minutes say otherwise.\n\n` +
    `They are at ${LONG_URL}`,
  mixed: 'My neighbour put it best: «المركب الأخير هو بيتنا» – and שלום to everybody on board.',
  chain: [
    'Does the new engine mean that it is quieter? We live right above the landing stage.',
    'Much quieter. I was on the trial run last week and could hear people talk on the deck.',
    'That is not what the people in Fish Street say. Has anybody measured it, in decibels?',
    'The port authority has, and publishes it every month. Page four, I think.',
    'Page six. And it was measured in August, when the windows are open but the boat is not there.',
    'Then let us measure it ourselves. I have a meter, and a window.',
  ],
  short: 'Thank you!',
}

const ARABIC: ReadersWords = {
  title: 'عودة عبّارة الليل',
  summary: 'ابتداءً من ديسمبر تغادر عبّارة في الحادية عشرة والنصف ليلاً من جديد.',
  body: 'صوّت المجلس يوم الثلاثاء. المركب هو القديم نفسه، بمحرّك جديد.',
  staff: 'هيئة التحرير',
  author: 'الكاتب',
  names: ['آدم الحداد', 'سلمى', 'Jonas Okafor', 'ليلى منصور', 'دانيال', 'ن.'],
  longName: 'عبد الرحمن بن عبد العزيز آل الشيخ المنصوري من جمعية أهالي الميناء الأعلى والأسفل',
  opening: 'كتبتُ هذا المقال وسأبقى هنا حتى السادسة للإجابة. لنتحدّث عن المواعيد من فضلكم.',
  rich:
    'ثلاثة أمور لم يذكرها أحد:\n\n- الرصيف *مغلق* يوم الأحد\n- الحافلة تنتظر **آخر** مركب\n' +
    `- \`route 9\` لا تنتظر\n\n> المحضر يقول غير ذلك.\n\nوهو هنا ${LONG_URL}`,
  mixed: 'قال جاري: “The last boat is our home” – و שלום لكل من على متنه.',
  chain: [
    'هل يعني المحرّك الجديد أنّه أهدأ؟ نحن نسكن فوق المرسى مباشرة.',
    'أهدأ بكثير. كنتُ في الرحلة التجريبية وسمعتُ حديث الناس على السطح.',
    'ليس هذا ما يقوله سكّان شارع السمك. هل قاسه أحد؟',
    'نعم، سلطة الميناء تنشره كل شهر. في الصفحة الرابعة على ما أظن.',
    'بل السادسة. وقد قيس في أغسطس والمركب غائب.',
    'إذن لنقسه بأنفسنا. عندي جهاز ونافذة.',
  ],
  short: 'شكراً!',
}

export const READERS_WORDS = { en: ENGLISH, ar: ARABIC } as const
