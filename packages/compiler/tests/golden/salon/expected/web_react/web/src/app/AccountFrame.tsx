import type { ReactNode } from "react";

import { Artwork } from "../ui/Artwork";
import { useTitle } from "./useTitle";

/** The frame of the pages around signing in: the form beside a picture. */
export function AccountFrame({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title);
  return (
    <div className="mx-auto grid w-full max-w-5xl grow items-center px-4 py-10 sm:px-6">
      <div className="on-surface grid overflow-hidden rounded-2xl border shadow-raised lg:grid-cols-2">
        <div className="px-6 py-10 sm:px-10">
          <h1 className="mb-6 text-title">{title}</h1>
          {children}
        </div>
        <div className="relative hidden border-l lg:block">
          <Artwork seed={"Bloom Salon"} className="absolute inset-0 size-full" />
        </div>
      </div>
    </div>
  );
}
