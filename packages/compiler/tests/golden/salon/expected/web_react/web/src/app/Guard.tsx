import { Navigate, Outlet, useLocation } from "react-router";

import { SkeletonRows } from "../ui/Skeleton";
import { NotFound } from "./NotFound";
import { type Role, useSession } from "./session";

/** Lets through who has one of the roles; visitors are asked to sign in. */
export function Guard({ roles }: { roles: readonly Role[] }) {
  const { user, isPending } = useSession();
  const { pathname, search } = useLocation();
  if (isPending) return <SkeletonRows />;
  if (user === null) {
    return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  return roles.includes(user.role) ? <Outlet /> : <NotFound />;
}
