/** Replaced at build time: by Twilio's tool-chain and by build.mjs. */
declare const process: { readonly env: { readonly FLEX_APP_RECONNECT_URL?: string } };
