import { startServer, type ServeOptions } from '../node.ts'

/** Serves until the process is told to stop, then ends it in good order. Prints the URL on a line of its own. */
export async function serve(options: ServeOptions): Promise<void> {
  const server = await startServer(options)
  console.log(server.url)
  const stop = (): void => {
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
