// Validates the manifests in cluster/kubernetes against the JSON schemas of the Kubernetes API: see docker/lint.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const yaml = require('js-yaml');
const { Job } = require('kubernetes-models/batch/v1');
const { PersistentVolumeClaim } = require('kubernetes-models/v1');

const folder = path.join(__dirname, '../cluster/kubernetes');
const kinds = { 'batch/v1 Job': Job, 'v1 PersistentVolumeClaim': PersistentVolumeClaim };
const read = (file) => yaml.load(fs.readFileSync(path.join(folder, file), 'utf8'));
let problems = 0;

function report(name, found) {
  found.forEach((problem) => console.error(`${name}: ${problem}`));
  problems += found.length;
  console.log(`${name}: ${found.length === 0 ? 'ok' : `${found.length} problems`}`);
}

/** The schemas allow unknown fields, which the API server only warns about and drops. A field that no schema rule reads is unknown. */
function watched(value, where, unread) {
  if (value === null || typeof value !== 'object') return value;
  const keys = new Set(Object.keys(value));
  keys.forEach((key) => unread.add(`${where}.${key}`));
  const inner = Object.fromEntries([...keys].map((key) => [key, watched(value[key], `${where}.${key}`, unread)]));
  return new Proxy(Array.isArray(value) ? Object.values(inner) : inner, {
    get(target, key) {
      if (typeof key === 'string') unread.delete(`${where}.${key}`);
      return target[key];
    },
  });
}

function faults(manifest) {
  const kind = kinds[`${manifest.apiVersion} ${manifest.kind}`];
  if (kind === undefined) return [`${manifest.apiVersion} ${manifest.kind} is not expected here`];
  const unread = new Set();
  const object = new kind();
  for (const key of Object.keys(object)) delete object[key];
  Object.assign(object, watched(manifest, manifest.kind, unread));
  const found = [];
  try {
    object.validate();
  } catch (error) {
    found.push(error.message);
  }
  // apiVersion and kind are checked above.
  return found.concat([...unread].filter((field) => !/\.(apiVersion|kind)$/.test(field)).map((field) => `${field} is no field`));
}

// Checks that the check itself finds faults.
const wrong = { apiVersion: 'batch/v1', kind: 'Job', spec: { completions: 'ten', backofLimit: 1, template: { spec: { containers: [{ name: 'a', imge: 'b' }] } } } };
const seen = faults(wrong).join('\n');
report('the check of manifests', ['completions', 'backofLimit is no field', 'imge is no field']
  .filter((fault) => !seen.includes(fault)).map((fault) => `does not see: ${fault}`));

const kustomization = read('kustomization.yaml');
const manifests = Object.fromEntries(kustomization.resources.map((file) => [file, read(file)]));
for (const [file, manifest] of Object.entries(manifests)) {
  report(`cluster/kubernetes/${file}`, faults(manifest));
}

const { 'prepare.yaml': prepare, 'cells.yaml': cells, 'collect.yaml': collect } = manifests;
const [study] = kustomization.configMapGenerator;
const settings = Object.fromEntries(study.literals.map((literal) => literal.split('=')));
const pods = [prepare, cells, collect].map((job) => job.spec.template.spec);
const [ignore, fail] = cells.spec.podFailurePolicy.rules;
report('the study on Kubernetes', [
  [pods.every((pod) => pod.restartPolicy === 'Never'), 'a podFailurePolicy needs pods that are never restarted'],
  [pods.every((pod) => pod.containers[0].envFrom[0].configMapRef.name === study.name), 'a pod does not get the study'],
  [pods.every((pod) => pod.volumes[0].persistentVolumeClaim.claimName === manifests['volume.yaml'].metadata.name), 'a pod does not get the volume'],
  [cells.spec.completionMode === 'Indexed' && cells.spec.podReplacementPolicy === 'Failed', 'two pods could have one cell'],
  [ignore.action === 'Ignore' && ignore.onPodConditions[0].type === 'DisruptionTarget', 'an evicted pod counts as a failure'],
  [fail.action === 'FailIndex' && String(fail.onExitCodes.values) === '2,3,4', 'failures for good are tried again'],
  [fail.onExitCodes.containerName === pods[1].containers[0].name, 'the exit code is that of another container'],
  [settings.TRAINER_VARIANT === 'all' && cells.spec.completions === 5 * settings.TRAINER_REPEATS, 'the number of cells is not that of the study'],
].filter(([good]) => !good).map(([, problem]) => problem));

process.exit(problems === 0 ? 0 : 1);
