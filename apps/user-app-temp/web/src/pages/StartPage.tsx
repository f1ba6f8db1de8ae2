import { Navigate } from "react-router";

/** The application begins elsewhere. */
export function StartPage() {
  return <Navigate to={"/tasks"} replace />;
}

export { StartPage as Component };
