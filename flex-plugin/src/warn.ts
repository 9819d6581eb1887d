/** For whoever reads the browser's console; never anything about the customer. */
export const warn = (message: string): void => console.warn(`Flex Reconnect: ${message}`);
