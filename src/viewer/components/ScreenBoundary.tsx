/** What stands here when a screen breaks? A sentence and a way on, never half a screen. */
import { Component, type ReactNode } from 'react';
import { Button } from './Button';

interface ScreenBoundaryProps {
  readonly children: ReactNode;
  /** Set where only a part of a screen may break: "The timeline". */
  readonly part?: string;
}

export class ScreenBoundary extends Component<ScreenBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { part } = this.props;
    const again = (
      <Button
        onClick={() => {
          this.setState({ broken: false });
        }}
      >
        Try again
      </Button>
    );
    if (part !== undefined) {
      return (
        <div className="wp-page wp-stack" role="alert">
          <p>{part} could not be shown. Everything else on this screen stands.</p>
          {again}
        </div>
      );
    }
    return (
      <div className="wp-page wp-page--narrow wp-stack" role="alert">
        <h1 className="wp-page__title">This screen could not be shown</h1>
        <p>Nothing you see here is the record. Try again; if it goes on, contact the care organisations by phone.</p>
        {again}
      </div>
    );
  }
}
