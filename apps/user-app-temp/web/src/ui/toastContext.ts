import { createContext, useContext } from "react";

export type ToastKind = "success" | "error";

export interface Toast {
  id: number;
  kind: ToastKind;
  message: string;
}

export interface Toaster {
  /** "Saved", "Deleted": read out politely. */
  success: (message: string) => void;
  /** What failed: read out at once and shown longer. */
  error: (message: string) => void;
}

export const ToastContext = createContext<Toaster | null>(null);

export function useToast(): Toaster {
  const toaster = useContext(ToastContext);
  if (toaster === null) throw new Error("useToast() needs a ToastProvider above it.");
  return toaster;
}
