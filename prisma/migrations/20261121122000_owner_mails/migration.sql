-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "ownersOnly" BOOLEAN NOT NULL DEFAULT false;

-- Invitations of owners that were written before.
UPDATE "Mail" SET "ownersOnly" = true WHERE "text" LIKE '% on Assay as owner.%' AND "text" LIKE '%/join/%';
