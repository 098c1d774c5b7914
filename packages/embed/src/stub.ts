/**
 * Paste this into an inline script before the tag to call `goodword('lead', { … })` before goodword.js has arrived; it keeps
 * the calls, and goodword.js carries them out. It asks for a function, since an element with that id is a global too.
 */
export const STUB = "typeof goodword!='function'&&((goodword=function(){goodword.q.push(arguments)}).q=[])"
