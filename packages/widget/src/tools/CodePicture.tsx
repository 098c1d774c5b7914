/** @jsxImportSource preact */
import type { SVGAttributes } from 'preact'
import type { Code } from './code.ts'

/** A code, dark on white whatever stands around it. */
export function CodePicture({ code: { size, path }, ...rest }: SVGAttributes<SVGSVGElement> & { code: Code }) {
  return (
    <svg {...rest} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <path fill="#fff" stroke="none" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" stroke="none" d={path} />
    </svg>
  )
}
