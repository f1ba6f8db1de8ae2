export { SpecEditor, type SpecEditorProps } from "./editor/SpecEditor";
export { LookEditor, type LookEditorProps } from "./look/LookEditor";
export { type SpecHistory, useSpecHistory } from "./model/history";
export * from "./model/types";
export { type SpecCheck, useSpecCheck } from "./model/useSpecCheck";
export { counted, type Loss, losses } from "./ops/consequences";
export { withIds } from "./ops/ids";
export { applyOperations } from "./ops/operations";
