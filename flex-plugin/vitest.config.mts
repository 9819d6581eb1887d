import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: {
    'process.env.FLEX_APP_RECONNECT_URL': 'undefined',
    __FPB_PLUGIN_UNIQUE_NAME: '"flex-reconnect"',
    __FPB_PLUGIN_VERSION: '"0.0.0"',
    __FPB_FLEX_PLUGIN_SCRIPTS_VERSION: '""',
    __FPB_FLEX_PLUGIN_VERSION: '""',
    __FPB_FLEX_UI_VERSION: '""',
    __FPB_REACT_VERSION: '""',
    __FPB_REACT_DOM_VERSION: '""',
  },
  test: {
    environment: 'jsdom',
    include: ['test/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    setupFiles: ['test/setup.ts'],
  },
});
