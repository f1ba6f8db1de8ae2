import "./styles.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { Toaster } from "sonner";

import { openSession, sessionState, subscribeToSession } from "./api/session";
import { onElsewhere } from "./api/token";
import { newQueryClient } from "./frame/Providers";
import { setAppName } from "./frame/useTitle";
import { startLanguages } from "./i18n";
import { router } from "./portal/routes";
import { tellPortalVitals } from "./portal/tellPortalVitals";
import { ToastProvider } from "./ui/Toast";

setAppName("Loomery");
tellPortalVitals();
void openSession();
onElsewhere("signedOut", () => {
  window.location.assign("/login");
});

const queries = newQueryClient();
let before = sessionState();
// Nothing of one person is left for the next. What strangers ask for while it is not known yet whether somebody is
// signed in belongs to nobody, and is still on its way.
subscribeToSession(() => {
  const now = sessionState();
  if (now === "none" && before !== "unknown") queries.clear();
  before = now;
});

onElsewhere("switched", () => {
  void queries.resetQueries();
});

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no place for the portal.");
await startLanguages();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ToastProvider>
        <RouterProvider router={router} />
        <Toaster position="bottom-right" closeButton richColors />
      </ToastProvider>
    </QueryClientProvider>
  </StrictMode>,
);
