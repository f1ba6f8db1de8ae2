import { useTranslation } from "react-i18next";

import { AppPicture } from "./AppPicture";

/** What this is about, beside the form on wide screens: a sentence becomes an application. */
export function BrandSide() {
  const { t } = useTranslation("auth");
  return (
    <aside
      aria-label={t("brand.label")}
      className="relative hidden flex-col justify-center overflow-hidden bg-[#1e1b4b] px-12 py-12 text-white lg:flex xl:px-20"
    >
      <Threads />
      <div className="relative mx-auto flex w-full max-w-xl flex-col gap-8">
        <p className="font-heading text-3xl leading-tight font-semibold text-balance xl:text-4xl">
          {t("brand.title")}
        </p>
        <AppPicture />
      </div>
    </aside>
  );
}

/** Warp and weft, far behind. */
function Threads() {
  return (
    <svg
      viewBox="0 0 600 900"
      preserveAspectRatio="xMidYMid slice"
      className="absolute inset-0 size-full"
      aria-hidden
    >
      <defs>
        <radialGradient id="threads-light" cx="0.8" cy="0.1" r="1.1">
          <stop offset="0" stopColor="#4f46e5" />
          <stop offset="0.55" stopColor="#312e81" />
          <stop offset="1" stopColor="#1e1b4b" />
        </radialGradient>
      </defs>
      <rect width="600" height="900" fill="url(#threads-light)" />
      <g fill="none" strokeWidth="1.5" opacity="0.22">
        {Array.from({ length: 12 }, (_, index) => (
          <path
            key={index}
            stroke={index % 3 === 0 ? "#5eead4" : "#a5b4fc"}
            d={`M${String(index * 56 - 20)} -20 C ${String(index * 56 + 90)} 260, ${String(index * 56 - 130)} 620, ${String(index * 56 + 40)} 920`}
          />
        ))}
        {Array.from({ length: 9 }, (_, index) => (
          <path
            key={index}
            stroke="#c7d2fe"
            strokeDasharray="70 26"
            d={`M-20 ${String(index * 112)} C 180 ${String(index * 112 + 90)}, 420 ${String(index * 112 - 90)}, 620 ${String(index * 112 + 30)}`}
          />
        ))}
      </g>
    </svg>
  );
}
