import type { Spec } from "../model/types";
import type { Place } from "./expressions";
import { type Fates, Ways } from "./fates";
import { inExperiment, inFeature, inGrant, inSeeds, inWorkflow } from "./inBehaviour";
import { inEntity } from "./inEntity";
import { inPage } from "./inPage";
import { changed, patch } from "./patch";

/**
 * The whole specification after names have changed or things have gone: whatever points to them points to the new
 * name, and what can't do without them goes too. Parts that do not change stay the same objects.
 */
export function follow(spec: Spec, fates: Fates): Spec {
  const place: Place = { fates, ways: new Ways(spec) };
  const admins = (spec.roles ?? [])
    .filter((role) => role.kind === "admin")
    .flatMap((role) => fates.role(role.name) ?? []);
  const next: Partial<Spec> = {};
  const put = <Key extends keyof Spec>(key: Key, value: Spec[Key] | undefined) => {
    if (spec[key] !== undefined) next[key] = value as Spec[Key];
  };
  put(
    "roles",
    changed(spec.roles, (role) => {
      const name = fates.role(role.name);
      return !name ? null : patch(role, { name });
    }),
  );
  put(
    "entities",
    changed(spec.entities, (entity) => {
      const name = fates.entity(entity.name);
      return !name ? null : patch(inEntity(entity, place, admins), { name });
    }),
  );
  put(
    "grants",
    changed(spec.grants, (grant) => inGrant(grant, place)),
  );
  put(
    "pages",
    changed(spec.pages, (page) => inPage(page, place)),
  );
  put(
    "features",
    changed(spec.features, (use) => inFeature(use, place)),
  );
  put(
    "workflows",
    changed(spec.workflows, (one) => inWorkflow(one, place)),
  );
  put(
    "experiments",
    changed(spec.experiments, (one) => inExperiment(one, place)),
  );
  put(
    "seeds",
    changed(spec.seeds, (one) => inSeeds(one, place)),
  );
  return patch(spec, next);
}
