/**
 * The button and the dialog, without a space to spare: nothing takes these out later.
 *
 * The button is the accent, whatever the palette of the page; what stands on it is black or white, by the luminance at which both
 * reach 4.58:1 (a sum so large that it is clipped to one or the other; browsers without relative colours inherit white). What
 * stands on the backdrop is white on near black in either palette; the panel brings its own.
 *
 * An `!important` on the host beats any of the page's. The host has no box that anything could be done to: the place is the button's,
 * which `::part()` reaches. A font that is no font, as `default`, makes the declaration invalid when it is computed, and so inherited.
 */
export const look = `:host(:not([hidden])){all:initial!important;display:contents!important;font-family:inherit!important}\
*{font:600 1em var(--goodword-font,system-ui)}\
button{min-height:48px;padding:8px 20px;border:1px solid #0000;border-radius:99px;background:var(--goodword-accent,#3b5bfd);color:#fff;color:color(from var(--goodword-accent,#3b5bfd) xyz-d65 calc((.179 - y)*1e6) calc((.179 - y)*1e6) calc((.179 - y)*1e6));cursor:pointer;box-shadow:0 8px 24px #0004}\
[part=trigger]{position:fixed;z-index:9999;bottom:max(16px,env(safe-area-inset-bottom));inset-inline-end:16px}\
:host([position=bottom-start])>button{inset-inline:16px auto}\
:host([position=inline])>button{position:static}\
b:not(:empty){margin:8px;padding:0 8px;border:1px solid;border-radius:99px}\
dialog{width:920px;padding:8px;border:0;background:none;text-align:end}\
::backdrop{background:#0009}\
dialog>button{position:sticky;top:0;z-index:1;width:48px;padding:0;font-size:24px;margin-bottom:8px}\
div{background:#222;color:#fff;padding:24px;border-radius:99px;text-align:center}\
div>button{margin:8px}`
