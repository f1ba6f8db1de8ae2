import { useTranslation } from "react-i18next";

/** Words under keys that are put together, such as `type.money`. */
export type Say = (key: string, options?: Record<string, unknown>) => string;

export function useSay(): Say {
  const { t } = useTranslation("spec");
  return t as unknown as Say;
}
