// dependency-cruiser reads TypeScript through the compiler's API, which TypeScript 7 does not have: it would cruise nothing and
// exit 0. It gets TypeScript 6 under the name it asks for.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => next(specifier.replace(/^typescript(?=$|\/)/, 'typescript6'), context),
});
