/** Made by vite.config.ts from ui/tokens.css. */
declare module "virtual:look-tokens.css";
