/** More ways to share. */
export const tools = `
.tool { display: grid; gap: 12px; }`
