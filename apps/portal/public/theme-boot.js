// Before the first paint: the stored choice of light or dark, else what the system prefers.
(() => {
  const stored = localStorage.getItem("theme");
  const preferred = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const fallback = document.documentElement.dataset.theme ?? preferred;
  document.documentElement.dataset.theme =
    stored === "light" || stored === "dark" ? stored : fallback;
})();
