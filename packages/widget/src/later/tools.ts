/** What somebody asks for by pressing a button of the panel: more ways to share. */
export { tools as css } from '../theme/tools.ts'
export { allHrefs, icons } from '../tools/channels.ts'
export { Tool } from '../tools/Tool.tsx'
export { openToolbox } from '../tools/toolbox.ts'
