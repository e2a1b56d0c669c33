/** Whether `blog` is a site's home page: a whole address with `http://` or `https://`. */
export function isBlog(blog: string | undefined): boolean {
  return blog !== undefined && URL.canParse(blog) && /^https?:/i.test(blog)
}
