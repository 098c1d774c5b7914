/**
 * The button and the dialog, without a space to spare: nothing takes these out later.
 *
 * The button is the accent, whatever the palette of the page; what stands on it is black or white, by the luminance at which both
 * reach 4.58:1 (a sum so large that it is clipped to one or the other; browsers without relative colours inherit white). What
 * stands on the backdrop is white on near black in either palette; the panel brings its own.
 *
 * An `!important` on the host beats any of the page's: the place is ours, and the rest is the button's, which `::part()` reaches.
 */
export const look = `:host{all:initial!important;color:#fff!important;position:fixed!important;z-index:99999!important;bottom:max(16px,env(safe-area-inset-bottom))!important;inset-inline-end:16px!important}
:host([position=bottom-start]){inset-inline:16px auto!important}
:host([position=inline]){position:static!important;display:inline-block!important}
:host([hidden]){display:none!important}
*{box-sizing:border-box;font:600 max(16px,1rem)/1.25 var(--goodword-font,system-ui)}
button{display:block;min-height:48px;padding:8px 20px;border:1px solid #0000;border-radius:99px;background:var(--goodword-accent,#3b5bfd);color:color(from var(--goodword-accent,#3b5bfd) xyz-d65 calc((.179 - y)*1e6) calc((.179 - y)*1e6) calc((.179 - y)*1e6));cursor:pointer;box-shadow:0 8px 24px #0004}
dialog{width:920px;max-width:100%;max-height:100%;padding:8px;border:0;background:none}
::backdrop{background:#0009}
dialog>button,div{background:#222;color:#fff}
dialog>button{position:sticky;top:0;z-index:1;width:48px;padding:0;font-size:24px;margin-bottom:8px;margin-inline-start:auto}
div{padding:24px;border-radius:var(--goodword-radius,20px);text-align:center}
div>button{margin:24px auto}`
