// The everyday build: the same kind of bundle as `flex-plugin build` makes, in a second and without
// Twilio's tool-chain. React and Flex come from the page, so there is no second copy of either.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const project = JSON.parse(readFileSync('package.json', 'utf8'));
const outfile = process.argv[2] ?? `build/${project.name}.js`;
const fromPage = { react: 'window.React', 'react-dom': 'window.ReactDOM' };
const versionOf = (name) =>
  JSON.stringify(project.devDependencies[name] ?? project.dependencies[name]);

await build({
  entryPoints: ['src/index.ts'],
  outfile,
  bundle: true,
  format: 'iife',
  target: 'es2019',
  minify: true,
  sourcemap: 'external',
  legalComments: 'none',
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.FLEX_APP_RECONNECT_URL': process.env.FLEX_APP_RECONNECT_URL
      ? JSON.stringify(process.env.FLEX_APP_RECONNECT_URL)
      : 'undefined',
    __FPB_PLUGIN_UNIQUE_NAME: JSON.stringify(project.name),
    __FPB_PLUGIN_VERSION: JSON.stringify(project.version),
    __FPB_FLEX_PLUGIN_SCRIPTS_VERSION: versionOf('@twilio/flex-plugin-scripts'),
    __FPB_FLEX_PLUGIN_VERSION: versionOf('@twilio/flex-plugin'),
    __FPB_FLEX_UI_VERSION: versionOf('@twilio/flex-ui'),
    __FPB_REACT_VERSION: versionOf('react'),
    __FPB_REACT_DOM_VERSION: versionOf('react-dom'),
  },
  plugins: [
    {
      name: 'from-page',
      setup(builder) {
        builder.onResolve({ filter: /^(react|react-dom)$/ }, ({ path }) => ({
          path,
          namespace: 'from-page',
        }));
        builder.onLoad({ filter: /.*/, namespace: 'from-page' }, ({ path }) => ({
          contents: `module.exports = ${fromPage[path]};`,
        }));
      },
    },
  ],
});

const bundle = readFileSync(outfile);
console.log(`${outfile}: ${bundle.length} bytes, ${gzipSync(bundle).length} gzipped`);
