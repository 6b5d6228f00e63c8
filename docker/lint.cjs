// Validates the Compose files against the Compose specification's JSON schema and lints the Dockerfiles: see docker/lint.
'use strict';

const fs = require('node:fs');
const Ajv = require('ajv').default;
const formats = require('ajv-formats').default;
const yaml = require('js-yaml');
const { validate: lintDockerfile } = require('dockerfile-utils');
const { run: runDockerfilelint } = require('dockerfilelint/lib/index');

let problems = 0;

function report(file, found) {
  found.forEach((problem) => console.error(`${file}: ${problem}`));
  problems += found.length;
  console.log(`${file}: ${found.length === 0 ? 'ok' : `${found.length} problems`}`);
}

const ajv = formats(new Ajv({ allErrors: true, strict: false }));
// Compose's own formats, which other tools check.
ajv.addFormat('expose', true);
ajv.addFormat('ports', true);
ajv.addFormat('subnet_ip_address', true);
// dclint contains the schema as published by the Compose specification.
const schema = JSON.parse(fs.readFileSync(require.resolve('dclint/package.json').replace('package.json', 'schemas/compose.schema.json'), 'utf8'));
// The schema names its draft with https, but the validator knows it only with http. It is the validator's default anyway.
delete schema.$schema;
const valid = ajv.compile(schema);
function check(name, compose) {
  report(name, valid(compose) ? [] : valid.errors.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`));
}

// Merges files as Compose does, for the maps and single values that occur here.
function over(below, above) {
  const isMap = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
  if (!isMap(below) || !isMap(above)) return above;
  const keys = Object.keys(above).map((key) => [key, key in below ? over(below[key], above[key]) : above[key]]);
  return { ...below, ...Object.fromEntries(keys) };
}

const [cpu, gpu] = ['compose.yml', 'compose.gpu.yml'].map((file) => yaml.load(fs.readFileSync(file, 'utf8')));
check('compose.yml', cpu);
check('compose.gpu.yml', gpu);
const both = over(cpu, gpu);
check('both together', both);
const { trainer } = both.services;
const [device] = trainer.deploy.resources.reservations.devices;
report('the GPU service', [
  [device.capabilities.includes('gpu'), 'reserves no GPU'],
  [trainer.build.dockerfile.endsWith('.cuda') && trainer.build.context === '..', 'is not built from Dockerfile.cuda'],
  [trainer.read_only === true && trainer.environment.TRAINER_TOKEN !== undefined, 'loses what the CPU service has'],
].filter(([good]) => !good).map(([, problem]) => problem));

for (const file of ['Dockerfile', 'Dockerfile.cuda']) {
  const text = fs.readFileSync(file, 'utf8');
  const found = lintDockerfile(text).map((d) => `line ${d.range.start.line + 1}: ${d.message}`);
  const lines = text.split('\n');
  // dockerfilelint accepts only one option of HEALTHCHECK.
  const rules = runDockerfilelint('.', text, {})
    .filter((item) => !(item.rule === 'invalid_format' && lines[item.line - 1].startsWith('HEALTHCHECK')));
  found.push(...rules.map((item) => `line ${item.line}: ${item.title}: ${item.description}`));
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
