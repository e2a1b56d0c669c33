import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { serverHtml } from './server-html.ts'

/**
 * The reply as the page would show it, but what it links to is told and cannot be followed, and
 * no picture is fetched: who spams would see the desk look.
 */
export function ReplyText({ html }: { readonly html: string }): JSX.Element {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const fragment = serverHtml(html)
    for (const link of fragment.querySelectorAll('a')) link.replaceWith(...defused(link))
    for (const image of fragment.querySelectorAll('img')) {
      image.replaceWith(address(`${image.alt} ${image.getAttribute('src') ?? ''}`.trim()))
    }
    box.current?.replaceChildren(fragment)
  }, [html])
  return <div class="words" dir="auto" ref={box} />
}

function defused(link: HTMLAnchorElement): Node[] {
  const href = link.getAttribute('href') ?? ''
  const words = [...link.childNodes]
  return link.textContent === href ? [address(href)] : [...words, ' ', address(href)].map(asNode)
}

function asNode(part: Node | string): Node {
  return typeof part === 'string' ? document.createTextNode(part) : part
}

function address(href: string): HTMLElement {
  const shown = document.createElement('bdi')
  shown.className = 'address'
  shown.textContent = href
  return shown
}
