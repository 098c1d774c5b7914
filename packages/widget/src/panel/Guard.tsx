/** @jsxImportSource preact */
import { Component, type ComponentChildren } from 'preact'
import { Failure } from './Notice.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

export interface GuardProps extends Pick<ReferralPanelProps, 'model' | 'text' | 'tell'> {
  /** What is drawn. Another answer of the backend gets another chance. */
  of: unknown
  children: ComponentChildren
}

/** What cannot be drawn, because a backend answered with something else than it promised, costs nothing beyond its place. */
export class Guard extends Component<GuardProps> {
  broken: unknown = this // nothing yet

  override componentDidCatch() {
    this.broken = this.props.of
    this.props.tell('goodword-error', { code: 'unavailable' })
    this.setState({})
  }

  override render() {
    const { of, model, text, children } = this.props
    if (this.broken !== of) return children
    return (
      <div class="pad">
        <Failure what="failed" retry={model.retry} text={text} />
      </div>
    )
  }
}
