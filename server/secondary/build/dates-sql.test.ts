// Do the query and the table of precisions mean the same day, whatever the day?
import { expect, it } from 'vitest';
import { periodStart } from '../../../src/secondary/rules/precisions';
import { PRECISIONS } from '../../../src/secondary/shapes/request';
import { openDatabase } from '../duckdb/database';
import { dateWords } from './dates-sql';

it.each(PRECISIONS)('by %s', async (precision) => {
  const database = await openDatabase();
  try {
    for (const statement of dateWords(precision)) await database.run(statement);
    const query = `SELECT CAST(CAST(d AS DATE) AS VARCHAR) AS day,
      CAST(CAST(period_start(CAST(d AS DATE)) AS DATE) AS VARCHAR) AS start
      FROM range(DATE '1999-12-31', DATE '2028-03-02', INTERVAL 1 DAY) AS t(d)`;
    let days = 0;
    for await (const rows of database.rows(query))
      for (const { day, start } of rows) {
        days += 1;
        if (start !== periodStart(String(day), precision)) throw new Error(`${String(day)}: ${String(start)}`);
      }
    expect(days).toBeGreaterThan(10_000);
  } finally {
    database.close();
  }
});
