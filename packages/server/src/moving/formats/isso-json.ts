import { fieldsOf, momentOf, replyWith, textIn } from '../fields.ts'
import type { Moved, SourceFile, SourceFormat } from '../moved.ts'
import { readJson } from '../read-json.ts'

/** The plain JSON that Isso takes: a list of pages, each with its comments, none in another. */
export const issoJson: SourceFormat = {
  name: 'isso-json',
  title: 'Isso’s generic JSON',
  isLike: (head) => /^\s*\[\s*\{[^[]*"comments"\s*:\s*\[/.test(Buffer.from(head).toString()),
  async *read(files) {
    for (const file of files) yield* readFile(file)
  },
}

async function* readFile(file: SourceFile): AsyncGenerator<Moved> {
  for await (const { value } of readJson(file, ['$.*'])) {
    const thread = fieldsOf(value)
    const page = textIn(thread, 'id')
    yield { kind: 'page', page, title: textIn(thread, 'title'), state: 'open' }
    const comments = thread['comments']
    for (const comment of Array.isArray(comments) ? comments : []) {
      const fields = fieldsOf(comment)
      yield replyWith({
        // Numbers are counted anew in every page's list.
        id: `${page} ${textIn(fields, 'id')}`,
        parentId: null,
        page,
        name: textIn(fields, 'author'),
        email: textIn(fields, 'email'),
        address: textIn(fields, 'remote_addr'),
        website: textIn(fields, 'website'),
        text: textIn(fields, 'text'),
        submittedAt: momentOf(fields['created']),
        status: 'published',
      })
    }
  }
}
