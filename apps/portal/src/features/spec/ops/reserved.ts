/** Words that no back end can use as names; tests/test_names.py compares them with those of the platform. */
const words = (text: string) => new Set(text.trim().split(/\s+/));

export const RESERVED_FIELDS = words(`
  and as assert async await break can case catch class cls const construct continue copy
  created_at debugger def default del delete dict do elif else enum except export extends false
  finally for from function global id if import in instanceof is json label lambda metadata
  model_config model_fields new none nonlocal not null or page page_size pass q query raise
  registry return schema self sort super switch this throw true try typeof updated_at validate var
  void while with yield
`);

export const RESERVED_ENTITIES = words(`
  and api app array as assert async auth await base base_model break case catch chan class const
  continue core custom date db debugger def default defer del delete do elif else entity enum
  except export extends fallthrough false field finally for form from func function global go goto
  health hook if import in instanceof interface is lambda link list main map module new none
  nonlocal not null number object or package page pass policy problem promise query raise range
  record return route router schema seed select session set setting settings stat stats string
  struct super switch symbol test this throw token true try type typeof upload uploads
  user_session var void while with yield
`);
