import type { Newsroom } from './start-newsroom.ts'

/** Posts a reply as the script would, without a browser. */
export async function postTo({ origin }: Newsroom, article: string, text: string): Promise<void> {
  const form = await fetch(`${origin}/v1/form?article=${encodeURIComponent(article)}`)
  const { formToken } = (await form.json()) as { readonly formToken: string }
  const answer = await fetch(`${origin}/v1/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ article, text, formToken, name: 'Ines' }),
  })
  if (answer.status !== 201) throw new Error(`Not published: ${answer.status}`)
}
