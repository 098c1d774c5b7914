/**
 * What the first sight of the sharer's panel does without: what has come of the link, the form for joining, more ways to share, so
 * that those answer a press at once. One file, on purpose: what two would share is a tenth of both.
 */
export { openBoard } from '../element/board.tsx'
export { JoinForm } from '../panel/JoinForm.tsx'
export { Limited } from '../panel/Limited.tsx'
export { Notice } from '../panel/Notice.tsx'
export { ResultSide } from '../panel/ResultSide.tsx'
export { RewardSide } from '../panel/RewardSide.tsx'
export { later as css } from '../theme/later.ts'
export { allHrefs, icons } from '../tools/channels.ts'
export { closeByEscape } from '../tools/close-by-escape.ts'
export { Tool } from '../tools/Tool.tsx'
export { openToolbox } from '../tools/toolbox.ts'
