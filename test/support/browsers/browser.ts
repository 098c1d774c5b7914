/** A browser of any engine, with a profile of its own that nobody used before. */
export interface EngineBrowser {
  /** Opens a page beside those that are open, in the same profile, and waits until it is loaded. */
  open(url: string): Promise<Tab>
  close(): Promise<void>
}

/** One open page. */
export interface Tab {
  /** Goes to another address and waits until it is loaded. */
  goto(url: string): Promise<void>
  reload(): Promise<void>
  /**
   * Calls a function in the page and gives its result, awaited where it is a promise. It sees its arguments and nothing else
   * of the test; these and the result travel as JSON.
   */
  evaluate<Args extends unknown[], T>(work: (...args: Args) => T | Promise<T>, ...args: Args): Promise<T>
  /** Clicks as a person would what the CSS selector finds, in the page or within one open shadow root, once it can be clicked. */
  click(selector: string): Promise<void>
  /** Closes it as a person would: the page gets its last events. */
  close(): Promise<void>
}

/** One of the engines that people's browsers are made of. */
export interface Engine {
  name: 'chromium' | 'firefox' | 'webkit'
  /** What this machine lacks to run it, and how to get it; `null` where nothing is missing. */
  missing: string | null
  /** Starts it. Every host name under `.example` is this machine. */
  launch(): Promise<EngineBrowser>
}
