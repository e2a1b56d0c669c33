import { writingOf } from '../features/writing.ts'

/** What some ordinary reader would have written in a script: names, and words without a link. */
interface PlainWriter {
  readonly names: readonly string[]
  readonly texts: readonly string[]
}

const LATIN: PlainWriter = {
  names: ['Anna', 'Peter Novak', 'M. Rossi'],
  texts: [
    'My neighbour told me the same last week, and I did not believe her.',
    'I read this twice and still wonder what became of the second house.',
  ],
}

/** By the numbers of `writingOf`; any other script is tried with Latin letters. */
const BY_WRITING: Readonly<Record<number, PlainWriter>> = {
  2: {
    names: ['Анна', 'Пётр Новак', 'М. Иванова'],
    texts: [
      'Соседка рассказала мне то же самое на прошлой неделе, а я ей не поверил.',
      'Прочитал дважды и всё ещё думаю, что стало со вторым домом.',
    ],
  },
  3: {
    names: ['חנה', 'דוד לוי', 'מ. כהן'],
    texts: [
      'השכנה סיפרה לי אותו דבר בשבוע שעבר ולא האמנתי לה.',
      'קראתי פעמיים ועדיין לא הבנתי מה קרה לבית השני.',
    ],
  },
  4: {
    names: ['ليلى', 'سامي حداد', 'م. نصر'],
    texts: [
      'قالت لي جارتي الشيء نفسه في الأسبوع الماضي ولم أصدقها.',
      'قرأت هذا مرتين وما زلت أتساءل عما حدث للبيت الثاني.',
    ],
  },
  7: {
    names: ['小林', '王芳', '李明'],
    texts: [
      '邻居上周也这么跟我说，我当时没有相信她。',
      '我读了两遍，还是想知道第二栋房子后来怎么样了。',
    ],
  },
}

/** An ordinary reader who writes in the script of `text`. */
export function plainWriter(text: string): PlainWriter {
  return BY_WRITING[writingOf(text)] ?? LATIN
}
