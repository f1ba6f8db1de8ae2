import { useTranslation } from "react-i18next";

import { RefusedForNow } from "../../api/errors";
import { ApiError, messageOf } from "../../lib/errors";

const CODES = [
  "wrong_password",
  "weak_password",
  "bad_link",
  "unverified",
  "not_fresh",
  "last_owner",
  "last_platform_owner",
  "provider_unverified",
  "verify_first",
  "setup_code",
  "offline",
  "too_many",
  "unavailable",
  "internal",
] as const;
type Code = (typeof CODES)[number];

const isKnown = (code: string): code is Code => (CODES as readonly string[]).includes(code);

/** What to tell a person, in their language, about something that was refused. */
export function useRefusal() {
  const { t } = useTranslation("auth");
  function wordsOf(error: unknown): string {
    if (error instanceof RefusedForNow) {
      return error.seconds < 90
        ? t("refused.waitSeconds", { count: error.seconds })
        : t("refused.waitMinutes", { count: Math.ceil(error.seconds / 60) });
    }
    const code = error instanceof ApiError ? error.code : "";
    return isKnown(code) ? t(`refused.${code}`) : messageOf(error);
  }
  return {
    wordsOf,
    /** For the address of a page: only the code of what was refused. */
    wordsOfCode: (code: string) => (isKnown(code) ? t(`refused.${code}`) : t("refused.other")),
    /** Does something; what is refused is thrown again in the person's language, for a form to show. */
    spoken: async <Result>(doing: () => Promise<Result>): Promise<Result> => {
      try {
        return await doing();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const { status, code, title } = error;
        // The service knows more about addresses than the form, and says it in English.
        const errors = error.errors.map((fault) =>
          fault.field === "email" ? { ...fault, message: t("fault.email") } : fault,
        );
        throw new ApiError({ status, code, title, detail: wordsOf(error), errors });
      }
    },
  };
}
