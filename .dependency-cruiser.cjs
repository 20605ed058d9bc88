/**
 * The law of imports (docs/decisions/0002-the-law-of-imports.md): who may know whom. Read by tests/import-law.test.ts.
 */
const only = (name, from, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '[.]test[.]tsx?$' },
  to: {
    pathNot: [...allowed, '^node_modules/'],
    dependencyTypesNot: ['npm', 'npm-dev', 'core'],
    couldNotResolve: false,
  },
});

module.exports = {
  forbidden: [
    only('domain-knows-nobody', '^src/domain/', '^src/domain/'),
    only('stu3-knows-domain', '^src/stu3/', '^src/stu3/', '^src/domain/'),
    only('gateway-knows-domain-and-stu3', '^src/gateway/', '^src/gateway/', '^src/stu3/', '^src/domain/'),
    only('record-knows-domain', '^src/record/', '^src/record/', '^src/domain/'),
    only('viewer-knows-record-and-domain', '^src/viewer/', '^src/viewer/', '^src/record/', '^src/domain/'),
    only('main-starts-the-viewer', '^src/main[.]tsx$', '^src/viewer/', '^mocks/'),
    only(
      'mocks-know-the-gateway',
      '^mocks/',
      '^mocks/',
      '^src/gateway/',
      '^src/stu3/',
      '^src/domain/',
      '^fhir-fixtures/',
    ),
    only(
      'server-knows-all-but-the-viewer',
      '^server/',
      '^server/',
      '^mocks/',
      '^src/gateway/',
      '^src/stu3/',
      '^src/record/',
      '^src/domain/',
      '^package[.]json$',
    ),
    {
      name: 'domain-needs-only-fhir-types',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '[.]test[.]ts$' },
      to: { path: '^node_modules/', pathNot: '^node_modules/@types/fhir' },
    },
    {
      name: 'core-needs-no-node',
      severity: 'error',
      from: { path: '^src/(domain|stu3|gateway|record)/', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-needs-no-react',
      severity: 'error',
      from: { path: '^src/(domain|stu3|gateway|record)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^node_modules/(react|react-dom|zustand|@tanstack)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(src|server|mocks)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'],
    },
  },
};
