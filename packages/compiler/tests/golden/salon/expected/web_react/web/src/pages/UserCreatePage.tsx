import { NotFound } from "../app/NotFound";


/** Nobody may do what this page was for. */
export function UserCreatePage() {
  return <NotFound />;
}

export { UserCreatePage as Component };
