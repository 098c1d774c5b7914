/** Runs a task now, or, in a page that the browser has prepared in advance, when the visitor really opens it; maybe never. */
export function whenShown(task: () => void): void {
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', task, { once: true })
  } else task()
}
