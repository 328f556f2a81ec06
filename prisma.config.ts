import { defineConfig } from 'prisma/config';

// Only `prisma generate` and authoring migrations use this; the application applies migrations itself at start.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/assay' },
});
