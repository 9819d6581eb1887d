import { describe, expect, it } from 'vitest';
import { fill, stringsFor } from '../src/strings';

describe('the texts', () => {
  it('are English unless told otherwise', () => {
    expect(stringsFor('xx', {}).close).toBe('Close');
  });

  it('follow the language, with or without its region', () => {
    expect(stringsFor('de-AT', {}).close).toBe('Schließen');
    expect(stringsFor('DE', {}).close).toBe('Schließen');
  });

  it('can be replaced one by one', () => {
    expect(stringsFor('en', { close: 'Go on' })).toMatchObject({
      close: 'Go on',
      title: stringsFor('en', {}).title,
    });
  });

  it('can be replaced per language', () => {
    const replaced = { 'es-MX': { close: 'Cerrar' }, de: { close: 'Weiter' } };
    expect(stringsFor('es-mx', replaced).close).toBe('Cerrar');
    expect(stringsFor('en', replaced).close).toBe('Close');
  });

  it('ignore what is no text or unknown', () => {
    expect(stringsFor('en', { close: 5, surprise: 'x', en: null })).toEqual(stringsFor('en', {}));
  });

  it('are filled in, unknown names left alone', () => {
    expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
  });
});
