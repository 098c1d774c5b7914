/** What a page of a test tells the doctor. */
export interface DoctorPage {
  /** Where doctor.js is, and the backend unless `config` says otherwise. */
  api: string
  key: string
  config?: object
  verdicts?: Record<string, -1 | 0 | 1 | 2>
  visit?: { id: string; code: string; at: number } | null
}

/**
 * Code that makes `goodword.doctor()` and `goodword.show()` in a page from the built doctor.js, with a tracker that stands still. Give
 * it to `page.evaluate`, which no policy stops, or put it into `<script type="module">`.
 */
export function doctorParts({ api, key, config = {}, verdicts = {}, visit = null }: DoctorPage): string {
  return `import(${JSON.stringify(`${api}/doctor.js`)}).then(({ examine, show }) => {
    const parts = {
      page: window,
      version: '0.0.0',
      config: ${JSON.stringify({ key, api, home: `${api}/goodword.js`, ...config })},
      tracker: {
        visit: () => (${JSON.stringify(visit)}),
        verdicts: () => (${JSON.stringify(verdicts)}),
        on: () => () => {},
      },
    }
    globalThis.goodword = { doctor: () => examine(parts), show: () => show(parts) }
  })`
}
