/** Files that describe a Python project. */

/** By what says most of what the project needs, the first first. */
const manifests = ['pyproject.toml', 'setup.cfg', 'setup.py', 'Pipfile'] as const;

/** `requirements.txt`, `requirements-dev.txt`, `dev-requirements.txt`, `requirements.in`. */
const requirements = /^(?:[\w.]+[-_.])?requirements(?:[-_.][\w.-]+)?\.(?:txt|in)$/i;

export const isRequirementsName = (name: string): boolean => requirements.test(name);

/** True for what makes its directory the root of a Python project. */
export const isPythonManifestName = (name: string): boolean =>
  manifests.some((one) => one === name) || isRequirementsName(name);
