/**
 * Where the panel stands follows the page, right to left too; what it says is English. The host is nobody's: a page that styles every
 * element does not reach the panel inside it.
 */
export const STYLE = `:host{all:initial!important}
section{--back:#fff;--text:#1d1d22;--dim:#5b5b66;--line:#d9d9e0;--fail:#b3261e;--warn:#8a5100;--note:#3d5a99;--ok:#1a6b33;position:fixed;z-index:2147483647;inset-block-end:12px;inset-inline-end:12px;inline-size:min(27rem,100% - 24px);max-block-size:60%;display:flex;flex-direction:column;background:var(--back);color:var(--text);border-radius:14px;box-shadow:0 0 0 1px var(--line),0 8px 32px #0005;font:14px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
header,footer,summary{display:flex;gap:10px;padding:10px 16px}
h2{font-size:1em;margin:0;flex:1}
h2 span{display:block;font-weight:400}
div{overflow:auto}
details{border-block:1px solid var(--line);margin-block-end:-1px}
summary{cursor:pointer}
p{margin:0;padding:0 16px 10px 42px}
h2 span,.detail{color:var(--dim)}
b{flex:0 0 1em;text-align:center}
.fail b{color:var(--fail)}.warn b{color:var(--warn)}.note b{color:var(--note)}.ok b{color:var(--ok)}
button{font:inherit;color:inherit;background:none;border:1px solid var(--line);border-radius:8px;padding:5px 12px;cursor:pointer}
:focus-visible{outline:2px solid var(--note);outline-offset:-2px}
@media(prefers-color-scheme:dark){section{--back:#1c1c21;--text:#ececf1;--dim:#a9a9b6;--line:#3a3a44;--fail:#ffb4ab;--warn:#ffcf70;--note:#a9c4ff;--ok:#8fdca0}}
@media(forced-colors:active){section{border:1px solid}}
@media print{section{display:none}}`
