import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";

/** Words under keys that are put together, such as `type.money`. */
export type Say = (key: string, options?: Record<string, unknown>) => string;

export const SayContext = createContext<Say | null>(null);

/** The words, where the editor begins. */
export function useWords(): Say {
  const { t } = useTranslation("spec");
  return t as unknown as Say;
}

/** The words inside the editor: looked up once for its hundreds of parts, not by each of them. */
export function useSay(): Say {
  const say = useContext(SayContext);
  if (say === null) throw new Error("This belongs inside a SpecEditor.");
  return say;
}
