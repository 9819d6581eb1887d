import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: {
    __FPB_PLUGIN_UNIQUE_NAME: '"flex-reconnect"',
    __FPB_PLUGIN_VERSION: '"0.0.0"',
    __FPB_FLEX_PLUGIN_SCRIPTS_VERSION: '""',
    __FPB_FLEX_PLUGIN_VERSION: '""',
    __FPB_FLEX_UI_VERSION: '""',
    __FPB_REACT_VERSION: '""',
    __FPB_REACT_DOM_VERSION: '""',
  },
  test: {
    env: { NODE_ENV: 'test' }, // npm says `production` where devDependencies are left out
    include: ['test/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});
