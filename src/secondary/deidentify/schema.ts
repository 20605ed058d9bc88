/** By which schema are the resources of a type read? By the rows of the allow-list, and by nothing else. */
import { ELEMENTS, type Element } from '../rules/elements';
import { emptyShape, fieldOf, type Shape } from '../views/shape';

function addTo(root: Shape, { path, kind }: Element): void {
  const steps = path.split('.');
  let at = root;
  steps.forEach((step, index) => {
    const isList = step.endsWith('[]');
    at = fieldOf(at, isList ? step.slice(0, -2) : step);
    at.list = isList;
    at.kind = index === steps.length - 1 ? kind : 'object';
  });
}

/** Made anew each time: what a view uses is marked in it. */
export function schemaOf(type: string): Shape {
  const root = emptyShape();
  root.kind = 'object';
  root.list = false;
  for (const element of ELEMENTS) if (element.type === type) addTo(root, element);
  return root;
}
