import jsxA11y from "eslint-plugin-jsx-a11y-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const forbid = (message, ...group) => ({
  "no-restricted-imports": ["error", { patterns: [{ group, message }] }],
});

export default tseslint.config(
  { ignores: ["dist", ".cache"] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  jsxA11y.configs.recommended,
  {
    plugins: { "react-hooks": reactHooks },
    languageOptions: { parserOptions: { jsDocParsingMode: "none" } },
    rules: {
      // The plug-in's other rules run the React compiler over every file: ten times the time of all the rest.
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 15],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["src/lib/**"],
    rules: forbid(
      "lib/ is plain code: it knows no components and no features.",
      "**/ui/**",
      "**/app/**",
      "**/features/**",
      "**/pages/**",
    ),
  },
  {
    files: ["src/ui/**"],
    rules: forbid(
      "ui/ has no data: it knows nothing of features, the API or the app.",
      "**/features/**",
      "**/api/**",
      "**/app/**",
      "**/pages/**",
    ),
  },
  {
    files: ["src/features/**"],
    rules: forbid(
      "Features do not know where they are mounted.",
      "**/app/router*",
      "**/app/providers*",
    ),
  },
);
