import { expect, test } from "vitest";
import { actorsOf, edgesIn } from "../src/network/rows";

test("rows are edges, with the names of their links", () => {
  document.body.innerHTML = `<table><tr data-source="a" data-target="b" data-weight="4" data-kind="conflict"><th><a>Army</a></th><td><a>Band</a></td></tr>
<tr data-source="b" data-target="a" data-target-label="The army"><th><a>Band</a></th><td></td></tr><tr><td>head</td></tr></table>`;
  const edges = edgesIn(document.body);
  expect(edges.map(({ source, target, weight, kind }) => [source, target, weight, kind])).toEqual([["a", "b", 4, "conflict"], ["b", "a", 1, ""]]);
  expect([...actorsOf(edges)].map(([id, { weight }]) => [id, weight])).toEqual([["a", 5], ["b", 5]]);
  expect(edges[1]?.targetName).toBe("The army");
});
