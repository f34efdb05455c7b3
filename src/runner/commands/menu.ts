import type { Runtime } from '../runtime.ts';
import { hasRole, menuKindOf, type Scene } from '../scene.ts';

/** What the speaker can ask for. */
export function renderMenu(runtime: Runtime, scene: Scene): string {
  const { renderer } = runtime;
  const kind = menuKindOf(scene);
  return kind === 'villager'
    ? renderer.render('menu', {})
    : renderer.render('menu_cadre', { menu: kind, acts: actsOf(runtime, scene) });
}

/** Words of the talks and commands that the speaker's roles are for, those with a digit left out. */
function actsOf({ flows, commands }: Runtime, scene: Scene): string[] {
  const isTheirs = (roles: Parameters<typeof hasRole>[1]): boolean =>
    roles !== undefined && hasRole(scene, roles);
  const listed = commands.acts.filter((word) =>
    isTheirs((flows.triggered(word) ?? commands.find(word))?.roles),
  );
  const named = new Set(
    [...commands.acts, ...commands.menuQuick(menuKindOf(scene)).map(withoutDigit)].map(
      (word) => flows.triggered(word)?.id,
    ),
  );
  const others = flows.all().filter(({ id, roles }) => isTheirs(roles) && !named.has(id));
  return [...listed, ...others.flatMap(({ triggers }) => triggers[0] ?? [])];
}

/** `2 走访` without its digit. */
function withoutDigit(line: string): string {
  return line.replace(/^\S+ /u, '');
}
