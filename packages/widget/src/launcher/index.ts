export { startLauncher } from './start-launcher.ts'
export type { Launcher, LauncherOptions } from './start-launcher.ts'
