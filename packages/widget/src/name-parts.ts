/** Lets a site's style reach the parts: `riposte-thread::part(body)`. */
export function nameParts(root: ParentNode): void {
  for (const element of root.querySelectorAll('[class]')) {
    for (const name of element.classList) {
      if (name.startsWith('riposte-')) element.part.add(name.slice('riposte-'.length))
    }
  }
}
