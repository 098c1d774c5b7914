/** Wrapped in a function or a module: nothing at the top is anybody else's, and nothing relies on strict mode. */
export const terserOptions = {
  ecma: 2020,
  module: true,
  // `hoist_funs` on and little `inline`: brotli likes functions that all look alike.
  compress: {
    passes: 2,
    hoist_funs: true,
    inline: 1,
    unsafe: true,
    unsafe_arrows: true,
    unsafe_methods: true,
    pure_getters: true,
    keep_fargs: false,
  },
} as const

/** For widget.js, friend.js and their parts: there it likes them where they are used, and comparisons as they were written. */
export const widgetOptions = {
  ...terserOptions,
  compress: { ...terserOptions.compress, hoist_funs: false, hoist_vars: true, comparisons: false, unsafe_comps: true },
} as const
