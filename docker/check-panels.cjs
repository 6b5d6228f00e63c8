// Runs each query of the dashboard against a Prometheus server and prints the number of series returned:
//   node docker/check-panels.cjs http://127.0.0.1:9090
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const prometheus = process.argv[2] ?? 'http://127.0.0.1:9090';
const dashboard = JSON.parse(fs.readFileSync(path.join(__dirname, 'grafana/dashboards/trainer.json'), 'utf8'));

async function main() {
  let empty = 0;
  for (const panel of dashboard.panels) {
    for (const { expr } of panel.targets) {
      const query = expr.replaceAll('$variant', '.*');
      const answer = await fetch(`${prometheus}/api/v1/query?query=${encodeURIComponent(query)}`);
      const { status, error, data } = await answer.json();
      const values = status === 'success' ? data.result.map((series) => Number(series.value[1])) : [];
      const numbers = values.filter((value) => !Number.isNaN(value));
      console.log(`${numbers.length} of ${values.length} series, first ${numbers[0] ?? error ?? '-'}: ${panel.title}: ${query}`);
      // Without a GPU there are no GPU metrics.
      empty += numbers.length === 0 && !query.includes('gpu') ? 1 : 0;
    }
  }
  console.log(empty === 0 ? 'every panel has data' : `${empty} queries without data`);
  process.exitCode = empty === 0 ? 0 : 1;
}

main();
