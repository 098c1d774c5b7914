/** The stylesheet of the server's own pages. Light and dark follow the reader; every pair of colours has a contrast of 4.5:1 or more. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --page: #eef0f3; --surface: #fff; --sunken: #f5f6f8; --line: #dfe3e8; --text: #14181f; --muted: #566070;
  --accent: #3150e0; --on-accent: #fff; --accent-soft: #e9edff; --accent-text: #2540bd;
  --wait-soft: #fdf0cf; --wait: #7a4b00; --bad-soft: #fde8e6; --bad: #a1261b; --good-soft: #def5e7; --good: #0c6b3a;
  --shadow: 0 1px 2px rgb(16 24 40 / 6%), 0 8px 24px rgb(16 24 40 / 7%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0a0c10; --surface: #161a22; --sunken: #1e242e; --line: #2c3340; --text: #eef1f6; --muted: #a4adbb;
    --accent: #8296ff; --on-accent: #0b1020; --accent-soft: #222a52; --accent-text: #a9b7ff;
    --wait-soft: #3b2a08; --wait: #ffd27a; --bad-soft: #45201d; --bad: #ffb4ab; --good-soft: #10351f; --good: #7fe0a8;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 24px 16px 64px; background: var(--page); color: var(--text);
  font: 400 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums;
}
main { max-width: 760px; margin: 0 auto; display: grid; gap: 16px; }
header.top { display: flex; align-items: center; justify-content: space-between; gap: 16px; padding: 0 8px; }
.brand { font-weight: 600; letter-spacing: -0.01em; }
section, .card { background: var(--surface); border-radius: 20px; box-shadow: var(--shadow); padding: 24px; }
h1 { margin: 0 0 4px; font-size: 26px; line-height: 1.2; letter-spacing: -0.02em; text-wrap: balance; }
h2 { margin: 0 0 4px; font-size: 18px; line-height: 1.3; letter-spacing: -0.01em; }
p { margin: 0 0 12px; }
p:last-child { margin-bottom: 0; }
.muted { color: var(--muted); font-size: 14px; }
.tag { display: inline-block; border-radius: 99px; padding: 2px 10px; font-size: 12.5px; font-weight: 600; white-space: nowrap; }
.tag.wait { background: var(--wait-soft); color: var(--wait); }
.tag.plain { background: var(--sunken); color: var(--muted); }
.title { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
pre {
  margin: 12px 0 0; padding: 14px 16px; border-radius: 14px; background: var(--sunken); overflow-x: auto;
  font: 14px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; word-break: normal; hyphens: none;
}
dl { margin: 12px 0 0; display: grid; gap: 10px; }
dt code { font-size: 14px; }
dd { margin: 0; color: var(--muted); font-size: 14px; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.note { border-radius: 14px; padding: 12px 16px; font-size: 14px; background: var(--wait-soft); color: var(--wait); }
dl + .note { margin-top: 16px; }
.error { border-radius: 14px; padding: 12px 16px; font-size: 14px; background: var(--bad-soft); color: var(--bad); }
ul.review { list-style: none; margin: 12px 0 0; padding: 0; }
ul.review li { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; padding: 16px 0; border-top: 1px solid var(--line); }
ul.review li:last-child { padding-bottom: 0; }
ul.review .what { flex: 1 1 280px; min-width: 0; overflow-wrap: anywhere; }
ul.review .what strong { font-size: 18px; letter-spacing: -0.01em; }
.actions { display: flex; gap: 8px; }
form { margin: 0; }
label { display: block; font-size: 14px; font-weight: 600; margin-bottom: 4px; }
.field { display: flex; flex-wrap: wrap; gap: 8px; }
input {
  flex: 1 1 240px; min-width: 0; min-height: 44px; padding: 0 14px; border-radius: 10px; border: 1px solid #7d8696;
  background: var(--surface); color: var(--text); font: inherit;
}
button {
  min-height: 44px; padding: 0 18px; border-radius: 10px; border: 1px solid transparent; cursor: pointer;
  background: var(--accent); color: var(--on-accent); font: inherit; font-size: 15px; font-weight: 600; white-space: nowrap;
}
button.quiet { background: var(--sunken); color: var(--text); border-color: var(--line); }
button:disabled { opacity: .6; cursor: default; }
:focus-visible { outline: 3px solid var(--accent-text); outline-offset: 2px; }
.narrow { max-width: 460px; margin: 12vh auto 0; text-align: start; }
.narrow button { width: 100%; }
.narrow [role="status"]:not(:empty) { margin-top: 12px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 16px; top: 8px; }
@media (forced-colors: active) { section, .card { border: 1px solid; } button { border-color: ButtonText; } }
`.trim()
