-- No regrade was ever ready and not running: whether its runs have ended is seen on the runs.
UPDATE "Regrade" SET "status" = 'RUNNING' WHERE "status" = 'READY';

-- AlterEnum
CREATE TYPE "RegradeStatus_new" AS ENUM ('RUNNING', 'APPLIED', 'DISCARDED');
ALTER TABLE "Regrade" ALTER COLUMN "status" DROP DEFAULT;
ALTER TABLE "Regrade" ALTER COLUMN "status" TYPE "RegradeStatus_new" USING ("status"::text::"RegradeStatus_new");
ALTER TYPE "RegradeStatus" RENAME TO "RegradeStatus_old";
ALTER TYPE "RegradeStatus_new" RENAME TO "RegradeStatus";
DROP TYPE "RegradeStatus_old";
ALTER TABLE "Regrade" ALTER COLUMN "status" SET DEFAULT 'RUNNING';
