import type { CSSProperties } from 'react';

/** Design tokens of the running Flex theme (Paste's names), so that dark and custom themes fit. */
export interface Theme {
  readonly tokens?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
}

/** The plugin's looks, made of Flex's tokens instead of a second copy of Paste and its themes. */
export function look(theme: Theme | undefined): Record<Part, CSSProperties> {
  const token = (group: string, name: string, otherwise: string): string =>
    String(theme?.tokens?.[group]?.[name] ?? otherwise);
  const text = token('textColors', 'colorText', '#121c2d');
  const background = token('backgroundColors', 'colorBackgroundBody', '#ffffff');
  const border = token('borderColors', 'colorBorderWeak', '#e1e3ea');
  const primary = token('backgroundColors', 'colorBackgroundPrimary', '#0263e0');
  const inverse = token('textColors', 'colorTextInverse', '#ffffff');
  const weak = token('textColors', 'colorTextWeak', '#606b85');
  const radius = token('radii', 'borderRadius20', '4px');
  const font = token('fonts', 'fontFamilyText', 'inherit');
  return {
    overlay: {
      position: 'fixed',
      inset: 0,
      zIndex: 10_000,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      background: token('backgroundColors', 'colorBackgroundOverlay', 'rgba(8, 14, 26, 0.5)'),
    },
    dialog: {
      boxSizing: 'border-box',
      width: '100%',
      maxWidth: '30rem',
      minHeight: '15rem',
      padding: '1.5rem',
      display: 'flex',
      flexDirection: 'column',
      gap: '1rem',
      alignItems: 'center',
      justifyContent: 'center',
      textAlign: 'center',
      borderRadius: radius,
      background,
      color: text,
      fontFamily: font,
      boxShadow: token('shadows', 'shadow', '0 4px 16px 0 rgba(18, 28, 45, 0.2)'),
    },
    heading: { margin: 0, fontSize: '1.25rem', lineHeight: '1.75rem', outline: 'none' },
    message: { margin: 0, fontSize: '0.875rem', lineHeight: '1.25rem' },
    elapsed: { margin: 0, fontSize: '0.75rem', color: weak, fontVariantNumeric: 'tabular-nums' },
    button: {
      padding: '0.5rem 1rem',
      border: 'none',
      borderRadius: radius,
      background: primary,
      color: inverse,
      font: `600 0.875rem ${font}`,
      cursor: 'pointer',
    },
    notice: {
      margin: '0.75rem',
      padding: '0.75rem',
      border: `1px solid ${border}`,
      borderLeft: `4px solid ${primary}`,
      borderRadius: radius,
      background,
      color: text,
      fontFamily: font,
      fontSize: '0.875rem',
    },
    spinner: { color: primary },
  };
}

type Part =
  | 'overlay'
  | 'dialog'
  | 'heading'
  | 'message'
  | 'elapsed'
  | 'button'
  | 'notice'
  | 'spinner';
