-- Nothing has ever been written to it.
-- AlterTable
ALTER TABLE "AuditEntry" DROP COLUMN "address";
