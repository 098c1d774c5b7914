/** @jsxImportSource preact */
import type { PartnerSession } from '@goodword/core'
import { Component, type ComponentChildren } from 'preact'
import { createReading } from '../model/reading.ts'
import { Guard } from './Guard.tsx'
import { Failure } from './Notice.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

export interface ReadingProps<T> extends Pick<ReferralPanelProps, 'model' | 'text' | 'tell'> {
  /** Answers with nothing where he may not, or the backend cannot. */
  read: (session: PartnerSession, signal: AbortSignal) => Promise<T> | false | undefined
  draw: (answer: T) => ComponentChildren
  /** Says that it failed. Else there is nothing then. */
  isLoud?: boolean
}

/** Something that is read by itself, beside the panel's own figures. Nothing before it is there. */
export class Reading<T> extends Component<ReadingProps<T>> {
  readonly reading = createReading(this.props.model, this.props.read)

  override render() {
    const { draw, isLoud, ...props } = this.props
    const { model, text } = props
    const { value, hasFailed } = this.reading
    return (
      <>
        {isLoud && model.isOnline.value && (model.trouble.value || hasFailed.value) && (
          <div class="pad">
            <Failure what="failed" retry={model.retry} text={text} />
          </div>
        )}
        {value.value && (
          <Guard {...props} of={value.value}>
            <Drawing draw={() => draw(value.value!)} />
          </Guard>
        )}
      </>
    )
  }

  override componentWillUnmount() {
    this.reading.dispose()
  }
}

/** Draws where a guard can catch it. */
function Drawing({ draw }: { draw: () => ComponentChildren }) {
  return <>{draw()}</>
}
