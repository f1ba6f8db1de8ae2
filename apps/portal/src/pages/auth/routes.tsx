import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    lazy: () => import("./AuthLayout"),
    children: [
      { path: "/login", lazy: () => import("./LoginPage") },
      { path: "/signup", lazy: () => import("./SignupPage") },
      { path: "/check-mail", lazy: () => import("./CheckMailPage") },
      { path: "/verify-email", lazy: () => import("./VerifyEmailPage") },
      { path: "/forgot-password", lazy: () => import("./ForgotPage") },
      { path: "/reset-password", lazy: () => import("./ResetPage") },
      { path: "/confirm-email", lazy: () => import("./ConfirmEmailPage") },
      { path: "/invitation", lazy: () => import("./InvitationPage") },
      { path: "/signed-in", lazy: () => import("./SignedInPage") },
    ],
  },
];
