/** Every text an agent can see. `{name}` is filled in where it is shown. */
export interface Strings {
  readonly title: string;
  readonly titleBack: string;
  readonly lost: string;
  readonly pinging: string;
  readonly queued: string;
  readonly queuedForAnyone: string;
  readonly reconnecting: string;
  readonly back: string;
  readonly handedOver: string;
  readonly customerLeft: string;
  readonly gaveUp: string;
  readonly tooLong: string;
  readonly unreachable: string;
  readonly elapsed: string;
  readonly close: string;
  readonly handoverNotice: string;
  readonly someone: string;
  readonly notConfigured: string;
}

const english: Strings = {
  title: 'Disconnected from your customer',
  titleBack: 'Reconnected',
  lost: 'Your call was interrupted. The customer is still on the line…',
  pinging: 'Telling the customer’s call that you are back…',
  queued: 'The customer is being sent back to you…',
  queuedForAnyone: 'The customer is waiting for the next free agent, which may be you…',
  reconnecting: 'Reconnecting you with your customer…',
  back: 'You are reconnected with your customer.',
  handedOver: 'Another agent has taken over this call.',
  customerLeft: 'The customer has hung up.',
  gaveUp: 'The call could not be reconnected.',
  tooLong: 'Reconnecting takes too long. If the call still comes, it will be accepted for you.',
  unreachable: 'The reconnect service does not answer. You may go on working.',
  elapsed: '{seconds} s since the call was interrupted',
  close: 'Close',
  handoverNotice: '{worker} was disconnected from this customer {ago} ago.',
  someone: 'Another agent',
  notConfigured:
    'Flex Reconnect is switched off: callers will be lost when a browser is refreshed ({problem}).',
};

const german: Strings = {
  title: 'Verbindung zum Kunden unterbrochen',
  titleBack: 'Wieder verbunden',
  lost: 'Ihr Gespräch wurde unterbrochen. Der Kunde ist noch in der Leitung …',
  pinging: 'Ihre Rückkehr wird gemeldet …',
  queued: 'Der Kunde wird wieder zu Ihnen geleitet …',
  queuedForAnyone: 'Der Kunde wartet auf den nächsten freien Mitarbeiter, vielleicht auf Sie …',
  reconnecting: 'Sie werden wieder mit dem Kunden verbunden …',
  back: 'Sie sind wieder mit dem Kunden verbunden.',
  handedOver: 'Ein anderer Mitarbeiter hat das Gespräch übernommen.',
  customerLeft: 'Der Kunde hat aufgelegt.',
  gaveUp: 'Das Gespräch konnte nicht wiederhergestellt werden.',
  tooLong: 'Das dauert zu lange. Kommt das Gespräch noch, wird es für Sie angenommen.',
  unreachable: 'Der Dienst antwortet nicht. Sie können weiterarbeiten.',
  elapsed: '{seconds} s seit der Unterbrechung',
  close: 'Schließen',
  handoverNotice: '{worker} wurde vor {ago} von diesem Kunden getrennt.',
  someone: 'Ein anderer Mitarbeiter',
  notConfigured:
    'Flex Reconnect ist ausgeschaltet: Beim Neuladen des Browsers gehen Anrufer verloren ({problem}).',
};

const languages: Readonly<Record<string, Strings>> = { en: english, de: german };

/**
 * The texts of a language (`de`, `de-AT`, `en-us`); English for what is missing.
 * `replaced` is either texts (for every language) or an object of texts per language.
 */
export function stringsFor(language: string, replaced: Readonly<Record<string, unknown>>): Strings {
  const exact = language.toLowerCase();
  const short = exact.replace(/-.*/, '');
  const perLanguage = Object.entries(replaced)
    .filter(([key]) => [short, exact].includes(key.toLowerCase()))
    .flatMap(([, texts]) => Object.entries(texts ?? {}));
  const known = [...Object.entries(replaced), ...perLanguage].filter(
    ([key, text]) => key in english && typeof text === 'string',
  );
  return { ...(languages[exact] ?? languages[short] ?? english), ...Object.fromEntries(known) };
}

/** Replaces `{name}` by `values.name`. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
