import { accessSync, constants, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'

/** A port from the environment, or the usual one. Throws an error with one readable line when it is none. */
export function readPort(name, usual) {
  const port = Number(process.env[name] || usual)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new Error(`${name} is "${process.env[name]}", which is no port.`)
}

/** Rejects with one readable line when somebody listens on the port or we may not. `name` is the variable that chooses it. */
export function checkPort(port, name) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', ({ code }) => {
      const why = code === 'EADDRINUSE' ? 'is taken' : `cannot be had (${code})`
      reject(new Error(`Port ${port} ${why}. Set ${name} to another one.`))
    })
    probe.listen(port, '127.0.0.1', () => probe.close(resolve))
  })
}

/** Makes the folder if need be. Throws an error with one readable line when nothing can be written there. */
export function checkFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new Error(`${folder} cannot be written (${error.code}).`, { cause: error })
  }
}
