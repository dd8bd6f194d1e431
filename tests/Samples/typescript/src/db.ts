export const db = {
  async query(sql: string, values: unknown[] = []): Promise<unknown[]> {
    return [sql, values];
  },
};
