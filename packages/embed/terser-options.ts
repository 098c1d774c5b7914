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

/** For widget.js and its parts: there it likes them where they are used. */
export const widgetOptions = { ...terserOptions, compress: { ...terserOptions.compress, hoist_funs: false } } as const
