// Checks a page with axe. Runs before the scripts of each page, after axe itself.
//
// What comes back is what is wrong, and nothing else: the whole report of axe is megabytes a page. None of its
// rules in use reads style sheets, so they are not fetched for it once more.
//
// Contrast costs as much as all other rules together, and depends on nothing but how a text looks: on the chain
// of elements above it, each with its tag, its classes, its computed style, and the placed elements beside it.
// A look that was found good is not measured again, on whatever page it is met, and of equal ones on a page one
// is measured; where axe can't tell of that one, all are.
(() => {
  axe.configure({ noHtml: true });
  const PAINT = ['position', 'zIndex', 'color', 'backgroundColor', 'backgroundImage', 'opacity', 'filter',
    'mixBlendMode', 'fontSize', 'fontWeight', 'textShadow', 'visibility', 'clipPath'];
  const once = (find) => {
    const found = new Map();
    return (key) => {
      if (!found.has(key)) found.set(key, find(key));
      return found.get(key);
    };
  };
  const hash = (words) => {
    let one = 0xdeadbeef, two = 0x41c6ce57;
    for (let at = 0; at < words.length; at += 1) {
      one = Math.imul(one ^ words.charCodeAt(at), 2654435761);
      two = Math.imul(two ^ words.charCodeAt(at), 1597334677);
    }
    return (one >>> 0).toString(36) + (two >>> 0).toString(36);
  };
  const looks = () => {
    const style = once((element) => {
      const computed = getComputedStyle(element);
      const named = ['class', 'style'].map((name) => element.getAttribute(name));
      return [element.localName, ...named, ...PAINT.map((name) => computed[name])].join(';');
    });
    const placed = once((parent) => {
      const found = [...parent.children].filter((child) => getComputedStyle(child).position !== 'static');
      return [...new Set(found.map(style))].sort().join();
    });
    const look = once((element) => {
      const above = element.parentElement;
      return hash(above ? `${look(above)} ${style(element)} ${placed(above)}` : style(element));
    });
    return look;
  };
  const rule = axe._audit.rules.find((one) => one.id === 'color-contrast');
  const applies = rule.matches;
  let wanted = () => true;
  rule.matches = function (element, ...more) {
    return applies.call(this, element, ...more) && wanted(element);
  };
  const told = (found) => ({
    id: found.id,
    help: found.help,
    count: found.violations.length,
    targets: found.violations.slice(0, 3).map((node) => String(node.node.selector[0])),
  });
  const elements = (results, kind) => results.flatMap((found) => (found.id === rule.id ? found[kind] : []))
    .map((node) => node.node.element);
  // Selectors can be told only until axe has put away what it knows of the page, which is after reporting.
  const report = (results, _options, resolve) => resolve({
    violations: results.filter((found) => found.violations.length > 0).map(told),
    good: elements(results, 'passes'),
    unclear: elements(results, 'incomplete'),
  });
  axe.addReporter('tour', report, false);
  const run = (rules) => axe.run(document, {
    reporter: 'tour',
    preload: { assets: ['media'] },
    ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}),
  });
  window.judge = async ([rules, good]) => {
    const look = looks(), settled = new Set(good), first = new Map(), others = new Set();
    wanted = (element) => {
      const seen = look(element);
      if (settled.has(seen)) return false;
      if (!first.has(seen)) first.set(seen, element);
      else if (first.get(seen) !== element) others.add(element);
      return first.get(seen) === element;
    };
    const reports = [await run(rules)];
    const unclear = new Set(reports[0].unclear.map(look));
    const left = new Set([...others].filter((element) => unclear.has(look(element))));
    if (left.size > 0) {
      wanted = (element) => left.has(element);
      reports.push(await run([rule.id]));
    }
    return {
      good: [...new Set(reports.flatMap((found) => found.good).map(look))],
      violations: reports.flatMap((found) => found.violations),
    };
  };
})();
