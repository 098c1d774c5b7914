/** Runs one task at a time; its signal is aborted when the run is given up. */
export interface Refresher {
  /** Runs after the run that is on its way, however often it is asked meanwhile; at once when there is none. */
  again(): void
  /** Gives up the run that is on its way and starts anew. */
  restart(): void
  stop(): void
}

/** The task must not reject. Whatever it learns after its signal was aborted is stale, and its own to drop. */
export function createRefresher(task: (signal: AbortSignal) => Promise<void>): Refresher {
  let running: AbortController | null = null
  let isWanted = false

  async function run() {
    const mine = new AbortController()
    running = mine
    isWanted = false
    await task(mine.signal)
    if (running !== mine) return
    running = null
    if (isWanted) void run()
  }

  function stop() {
    running?.abort()
    running = null
    isWanted = false
  }

  return {
    again() {
      if (running) isWanted = true
      else void run()
    },
    restart() {
      stop()
      void run()
    },
    stop,
  }
}
