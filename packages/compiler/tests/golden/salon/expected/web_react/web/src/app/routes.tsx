import type { RouteObject } from "react-router";

import { customRoutes } from "../custom/routes";
import { SkeletonRows } from "../ui/Skeleton";
import { Guard } from "./Guard";
import { Layout } from "./Layout";
import { NotFound } from "./NotFound";
import { RouteError } from "./RouteError";

/** Every address of the application; pages are loaded when they are first opened. */
export const routes: RouteObject[] = [
  {
    element: <Layout />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <SkeletonRows />,
    children: [
      { path: "/sign-in", lazy: () => import("../pages/SignInPage") },
      { path: "/forgot-password", lazy: () => import("../pages/ForgotPasswordPage") },
      { path: "/register", lazy: () => import("../pages/RegisterPage") },
      { path: "/services", lazy: () => import("../pages/ServicesPage") },
      { path: "/services/:id", lazy: () => import("../pages/ServiceDetailPage") },
      { path: "/staff-members", lazy: () => import("../pages/StaffMembersPage") },
      { path: "/staff-members/:id", lazy: () => import("../pages/StaffMemberDetailPage") },
      { path: "/reviews", lazy: () => import("../pages/ReviewsPage") },
      { path: "/reviews/:id", lazy: () => import("../pages/ReviewDetailPage") },
      { path: "/", lazy: () => import("../pages/StartPage") },
      {
        element: <Guard roles={["customer", "stylist", "owner"]} />,
        children: [
          { path: "/appointments", lazy: () => import("../pages/AppointmentsPage") },
          { path: "/notifications", lazy: () => import("../pages/NotificationListPage") },
          { path: "/appointments/:id", lazy: () => import("../pages/AppointmentDetailPage") },
          { path: "/appointments/new", lazy: () => import("../pages/AppointmentCreatePage") },
          { path: "/appointments/:id/edit", lazy: () => import("../pages/AppointmentEditPage") },
          { path: "/profile", lazy: () => import("../pages/AccountPage") },
        ],
      },
      {
        element: <Guard roles={["owner"]} />,
        children: [
          { path: "/manage/services", lazy: () => import("../pages/ManageServicesPage") },
          { path: "/services/new", lazy: () => import("../pages/ServiceCreatePage") },
          { path: "/services/:id/edit", lazy: () => import("../pages/ServiceEditPage") },
          { path: "/staff-members/new", lazy: () => import("../pages/StaffMemberCreatePage") },
          { path: "/staff-members/:id/edit", lazy: () => import("../pages/StaffMemberEditPage") },
          { path: "/manage/users", lazy: () => import("../pages/ManageUsersPage") },
          { path: "/users/:id/edit", lazy: () => import("../pages/UserEditPage") },
          { path: "/users/:id", lazy: () => import("../pages/UserDetailPage") },
        ],
      },
      {
        element: <Guard roles={["customer", "owner"]} />,
        children: [
          { path: "/reviews/new", lazy: () => import("../pages/ReviewCreatePage") },
          { path: "/reviews/:id/edit", lazy: () => import("../pages/ReviewEditPage") },
        ],
      },
      ...customRoutes,
      { path: "*", element: <NotFound /> },
    ],
  },
];
