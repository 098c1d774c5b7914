/** What the sharer's panel and the friend's have in common: a side of a card, and what went wrong. */
export const panel = `
.side { padding: calc(var(--gap) + 8px) var(--gutter); display: flex; flex-direction: column; gap: var(--gap); }
.head { display: grid; gap: 6px; }
.head p { color: var(--muted); }
.notice { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 16px; padding: 14px 16px; border-radius: var(--inner); background: var(--sunken); font-size: .9375em; line-height: 1.4; }
.notice p { flex: 1 1 12em; }
.notice.bad { background: var(--bad-soft); color: var(--bad); }
.notice .button { background: var(--surface); color: var(--text); border-color: var(--edge); }
.pad { padding: 20px var(--gutter); }
@container (inline-size < 340px) {
  .card { --gutter: var(--goodword-gutter, 16px); }
}
@container (inline-size >= 640px) {
  .card { --gutter: var(--goodword-gutter, 28px); }
}`
