import { CircleAlert, CircleCheck, X } from "lucide-react";
import { type ReactNode, useMemo, useRef, useState } from "react";

import { useWording } from "../lib/wording";
import { IconButton } from "./IconButton";
import { type Toast, ToastContext, type ToastKind } from "./toastContext";

const SECONDS: Record<ToastKind, number> = { success: 4, error: 8 };

/** Holds the short messages at the foot of the page; use them by useToast(). */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const value = useMemo(() => {
    function show(kind: ToastKind, message: string) {
      const id = next.current++;
      setToasts((shown) => [...shown.slice(-2), { id, kind, message }]);
      setTimeout(() => {
        setToasts((shown) => shown.filter((toast) => toast.id !== id));
      }, SECONDS[kind] * 1000);
    }
    return {
      success: (message: string) => {
        show("success", message);
      },
      error: (message: string) => {
        show("error", message);
      },
    };
  }, []);
  return (
    <ToastContext value={value}>
      {children}
      <div className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex flex-col items-center gap-2 px-4">
        {toasts.map((toast) => (
          <ToastCard
            key={toast.id}
            toast={toast}
            onDismiss={() => {
              setToasts((shown) => shown.filter((other) => other.id !== toast.id));
            }}
          />
        ))}
      </div>
    </ToastContext>
  );
}

function ToastCard({ toast, onDismiss }: { toast: Toast; onDismiss: () => void }) {
  const words = useWording();
  const failed = toast.kind === "error";
  const Icon = failed ? CircleAlert : CircleCheck;
  return (
    <div className="on-surface pointer-events-auto flex max-w-md animate-[rise_160ms_ease-out] items-center gap-2.5 rounded-xl border py-1.5 pr-1.5 pl-4 text-[0.9375rem] shadow-overlay">
      <Icon
        className={failed ? "size-5 shrink-0 text-danger-ink" : "size-5 shrink-0 text-success-ink"}
        aria-hidden
      />
      <p role={failed ? "alert" : "status"} className="py-1">
        {toast.message}
      </p>
      <IconButton icon={X} label={words.dismiss} size="small" onClick={onDismiss} />
    </div>
  );
}
