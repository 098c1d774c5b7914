import type { Tracker } from './tracker.ts'

/**
 * Adds `goodword_code` and `goodword_visit`, the id, to what a `<form data-goodword>` submits, where the visit may be passed on.
 * The form itself stays as it is: `formdata` covers the press of a button, `form.submit()` and `new FormData(form)`.
 */
export function fillForms({ handOver, signal }: Pick<Tracker, 'handOver' | 'signal'>): void {
  const fill = ({ target, formData }: FormDataEvent) => {
    // Not by the form's own members: a field may have any name.
    const isOurs = Element.prototype.hasAttribute.call(target, 'data-goodword')
    const visit = isOurs && handOver()
    if (visit) {
      formData.set('goodword_code', visit.code)
      formData.set('goodword_visit', visit.id)
    }
  }
  addEventListener('formdata', fill, { signal })
}
