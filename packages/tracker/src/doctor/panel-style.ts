/**
 * Colours are the system's, light, dark or forced; an older browser has none for the marks, which are words. The host is nobody's: a page that styles
 * every element does not reach inside. No line ends, as every byte is loaded.
 */
export const STYLE = `:host{all:initial!important}\
section{color-scheme:light dark;position:fixed;z-index:99999;right:12px;bottom:12px;width:min(27rem,100% - 26px);max-height:60%;display:flex;flex-direction:column;background:Canvas;color:CanvasText;border:1px solid GrayText;border-radius:12px;font:14px/1.45 system-ui;overflow-wrap:anywhere}\
header,summary{display:flex;gap:10px;padding:10px 16px;align-items:start}\
strong{flex:1}\
div{overflow:auto}\
details,article{border-top:1px solid #8885}\
summary{cursor:pointer}\
summary::after{content:'+';margin-left:auto}[open] summary::after{content:'−'}\
p,small{margin:0;padding:0 16px 10px 62px}\
output,small{display:block;font:14px/1.45 system-ui}\
b{flex:0 0 36px}\
.fail b{color:light-dark(#b3261e,#ffb4ab)}.warn b{color:light-dark(#8a5100,#ffcf70)}.ok b{color:light-dark(#1a6b33,#8fdca0)}\
button{font:inherit;color:inherit;background:none;border:1px solid GrayText;border-radius:8px;padding:5px 12px;cursor:pointer}`
