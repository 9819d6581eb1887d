import React, { type CSSProperties } from 'react';

/** Turns without style sheets; decorative, since the text beside it says what is going on. */
export const Spinner = ({ style }: { style: CSSProperties }) => (
  <svg width="48" height="48" viewBox="0 0 48 48" fill="none" aria-hidden="true" style={style}>
    <circle cx="24" cy="24" r="20" stroke="currentColor" strokeOpacity="0.2" strokeWidth="4" />
    <path d="M44 24a20 20 0 0 0-20-20" stroke="currentColor" strokeWidth="4" strokeLinecap="round">
      <animateTransform
        attributeName="transform"
        type="rotate"
        from="0 24 24"
        to="360 24 24"
        dur="1s"
        repeatCount="indefinite"
      />
    </path>
  </svg>
);
