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

/**
 * The rooms of each part, and which other rooms of it each may import (docs/architecture.md draws them). Files beside
 * the
 * rooms are the floor: what every room stands on, save those in `ABOVE`. A folder that is not named here fails the
 * test.
 */
const ROOMS = {
  'src/gateway': {
    http: [],
    intake: [],
    audit: ['http'],
    'opt-out': [],
    privacy: ['audit', 'http'],
    label: [],
    decide: ['label'],
    redact: ['decide', 'label'],
    session: ['audit', 'http'],
    access: ['audit', 'decide', 'http', 'intake', 'opt-out', 'privacy', 'session'],
    changes: ['access', 'http'],
    residents: [],
    simulator: ['decide', 'http', 'intake', 'label', 'opt-out', 'redact'],
    routes: [
      'access',
      'audit',
      'changes',
      'decide',
      'http',
      'intake',
      'label',
      'opt-out',
      'privacy',
      'residents',
      'session',
      'simulator',
    ],
  },
  'src/gateway/intake': {
    clean: [],
    identity: ['clean'],
    ask: ['clean', 'identity'],
    demographics: ['ask', 'clean', 'identity'],
    locator: ['ask', 'clean', 'identity'],
    terminology: ['ask', 'clean', 'identity'],
  },
  'src/policy': {
    tables: [],
    indexes: ['tables'],
    describe: ['tables'],
    pack: ['indexes', 'tables'],
    cases: ['tables'],
    specimens: [],
    versions: ['tables'],
  },
  'src/record': {
    merge: [],
    fhir: ['merge'],
    codes: ['fhir'],
    sections: ['codes', 'fhir', 'merge'],
    ips: [],
    elements: ['fhir', 'merge'],
    changed: ['sections'],
    search: ['fhir'],
  },
  'src/secondary': {
    shapes: [],
    rules: ['shapes'],
    objections: ['rules', 'shapes'],
    linkage: ['rules', 'shapes'],
    pseudonym: [],
    deidentify: ['pseudonym', 'rules', 'shapes', 'views'],
    views: [],
    questions: ['rules', 'shapes'],
    disclosure: ['rules', 'shapes'],
    requests: ['questions', 'rules', 'shapes'],
    routes: ['disclosure', 'objections', 'questions', 'requests', 'rules', 'shapes'],
  },
  'src/secondary/views': {
    path: [],
    oracle: ['path'],
    sql: ['path'],
  },
  'src/viewer': {
    words: [],
    navigation: [],
    api: [],
    state: ['api'],
    components: ['api'],
    'open-record': ['api', 'state'],
    sections: ['api', 'components', 'open-record', 'state', 'words'],
    screens: ['api', 'components', 'navigation', 'open-record', 'sections', 'state', 'words'],
    launch: ['api', 'components', 'navigation', 'open-record', 'screens', 'state', 'words'],
    shell: ['api', 'components', 'launch', 'navigation', 'open-record', 'screens', 'state', 'words'],
    gallery: ['api', 'components', 'navigation', 'open-record', 'screens', 'sections', 'shell', 'state', 'words'],
    styles: [],
    secondary: ['components', 'styles'],
  },
};

/** Files beside the rooms that stand above some of them, and who may import them. */
const ABOVE = {
  'src/gateway/app.ts': [],
  'src/gateway/release.ts': ['access', 'routes', 'simulator'],
};

const TEST = '[.]test[.]tsx?$';
const rooms = Object.entries(ROOMS).flatMap(([part, table]) =>
  Object.entries(table).map(([room, allowed]) => ({
    name: `rooms of ${part}: ${room}`,
    severity: 'error',
    from: { path: `^${part}/${room}/`, pathNot: TEST },
    to: {
      path: `^${part}/[^/]+/`,
      pathNot: [room, ...allowed].map((other) => `^${part}/${other}/`),
    },
  })),
);
const above = Object.entries(ABOVE).map(([file, allowed]) => {
  const part = file.slice(0, file.lastIndexOf('/'));
  return {
    name: `above the rooms: ${file}`,
    severity: 'error',
    from: { path: `^${part}/[^/]+/`, pathNot: [TEST, ...allowed.map((room) => `^${part}/${room}/`)] },
    to: { path: `^${file.replace('.', '[.]')}$` },
  };
});

module.exports = {
  ROOMS,
  forbidden: [
    ...rooms,
    ...above,
    only('domain-knows-nobody', '^src/domain/', '^src/domain/'),
    only('stu3-knows-domain', '^src/stu3/', '^src/stu3/', '^src/domain/'),
    only('policy-knows-domain', '^src/policy/', '^src/policy/', '^src/domain/'),
    only(
      'gateway-knows-policy-stu3-and-domain',
      '^src/gateway/',
      '^src/gateway/',
      '^src/policy/',
      '^src/letters/',
      '^src/terminology/',
      '^src/stu3/',
      '^src/forms/',
      '^src/domain/',
    ),
    only('forms-know-domain', '^src/forms/', '^src/forms/', '^src/domain/'),
    only('letters-know-domain', '^src/letters/', '^src/letters/', '^src/domain/'),
    only('terminology-knows-domain', '^src/terminology/', '^src/terminology/', '^src/domain/'),
    only('record-knows-terminology-and-domain', '^src/record/', '^src/record/', '^src/terminology/', '^src/domain/'),
    only('secondary-knows-forms-and-domain', '^src/secondary/', '^src/secondary/', '^src/forms/', '^src/domain/'),
    only(
      'viewer-knows-record-letters-terminology-and-domain',
      '^src/viewer/(?!secondary/)',
      '^src/viewer/',
      '^src/record/',
      '^src/letters/',
      '^src/terminology/',
      '^src/domain/',
    ),
    only(
      'screens-of-groups-know-shapes-and-domain',
      '^src/viewer/secondary/',
      '^src/viewer/',
      '^src/secondary/shapes/',
      '^src/domain/',
    ),
    // the shapes alone, so that no rule or table of the program is bundled into its page
    {
      name: 'screens-of-groups-know-shapes-by-type',
      severity: 'error',
      from: { path: '^src/viewer/secondary/' },
      to: { path: '^src/secondary/', dependencyTypesNot: ['type-only'] },
    },
    only('main-starts-the-viewer', '^src/main[.]tsx$', '^src/viewer/', '^mocks/'),
    only(
      'population-knows-what-is-asked-of-groups',
      '^mocks/population/',
      '^mocks/population/',
      '^src/secondary/',
      '^src/domain/',
    ),
    only(
      'mocks-know-the-gateway',
      '^mocks/(?!population/)',
      '^mocks/',
      '^src/gateway/',
      '^src/policy/',
      '^src/terminology/',
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
      '^src/policy/',
      '^src/letters/',
      '^src/terminology/',
      '^src/stu3/',
      '^src/record/',
      '^src/secondary/',
      '^src/domain/',
      '^package[.]json$',
    ),
    {
      name: 'duckdb-in-secondary-use-alone',
      severity: 'error',
      from: { path: '^(src|server|mocks)/', pathNot: '^server/secondary/duckdb/' },
      to: { path: '^node_modules/@duckdb/' },
    },
    {
      name: 'server-of-records-knows-nothing-of-groups',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/secondary/' },
      to: { path: '^(server|src)/secondary/' },
    },
    {
      name: 'server-of-groups-knows-nothing-of-records',
      severity: 'error',
      from: { path: '^server/secondary/', pathNot: `${TEST}|^server/secondary/(exclusions|demo)/` },
      to: { path: '^(src/(gateway|policy|letters|terminology|record)|mocks)/' },
    },
    {
      name: 'domain-needs-only-fhir-types',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '[.]test[.]ts$' },
      to: { path: '^node_modules/', pathNot: '^node_modules/@types/fhir' },
    },
    {
      name: 'core-needs-no-node',
      severity: 'error',
      from: {
        path: '^src/(domain|forms|policy|letters|terminology|stu3|gateway|record|secondary)/',
        pathNot: '[.]test[.]ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-needs-no-react',
      severity: 'error',
      from: {
        path: '^src/(domain|forms|policy|letters|terminology|stu3|gateway|record|secondary)/',
        pathNot: '[.]test[.]ts$',
      },
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
