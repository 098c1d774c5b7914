/** @jsxImportSource preact */

/** What it is about, or what the owner puts there instead. */
export function Header({ title, intro }: { title: string; intro: string | false }) {
  return (
    <slot name="header">
      <div class="head">
        <h2 part="title">{title}</h2>
        {intro && <p>{intro}</p>}
      </div>
    </slot>
  )
}
