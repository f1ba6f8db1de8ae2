import jsxA11y from "eslint-plugin-jsx-a11y-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const forbid = (message, ...group) => ({
  "no-restricted-imports": ["error", { patterns: [{ group, message }] }],
});

export default tseslint.config(
  // What is reached through links is checked where it lives; the API's types are generated.
  { ignores: ["dist", ".cache", "src/ui", "src/lib", "src/frame", "src/api/schema"] },
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
    files: ["src/api/**"],
    rules: forbid(
      "api/ knows no components.",
      "**/ui/**",
      "**/portal/**",
      "**/features/**",
      "**/pages/**",
    ),
  },
  {
    files: ["src/features/**"],
    rules: forbid(
      "Features do not know where they are mounted.",
      "**/pages/**",
      "**/portal/routes*",
    ),
  },
);
